package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.FakeEngine;
import dev.dhow.engine.VirtualTime;
import dev.dhow.load.Projects;
import dev.dhow.model.Service;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageDigestsTest {
  private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

  private final FakeEngine engine = new FakeEngine(new VirtualTime());
  private final ImageDigests digests = new ImageDigests(engine::insight);

  @Test
  void services_name_what_registries_have_now() throws InterruptedException {
    var project =
        Projects.of(
            """
            services:
              a: {image: nginx}
              b: {image: "docker.io/library/nginx:latest"}
              c: {build: .}
              d: {image: "example.com/app:1@%s"}
            """
                .formatted(DIGEST));

    var images = digests.of(project).services().values().stream().map(Service::image).toList();

    assertThat(images.getFirst()).startsWith("docker.io/library/nginx:latest@sha256:");
    assertThat(images)
        .containsExactly(images.getFirst(), images.getFirst(), null, "example.com/app@" + DIGEST);
    assertThat(engine.calls().all()).hasToString("[digest docker.io/library/nginx:latest]");
  }

  @Test
  void an_image_that_its_registry_does_not_have_is_named() {
    assertThatExceptionOfType(EngineException.ImageUnavailable.class)
        .isThrownBy(() -> digests.resolve(List.of("missing.example.com/app")))
        .withMessageContaining("missing.example.com/app:latest");
  }

  @Test
  void what_cannot_name_an_image_is_told_before_anybody_is_asked() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> digests.resolve(List.of("nginx", "${IMAGE}")))
        .withMessage("`${IMAGE}` cannot name an image");
    assertThat(engine.calls().all()).isEmpty();
  }
}
