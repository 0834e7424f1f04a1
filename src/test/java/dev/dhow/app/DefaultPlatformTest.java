package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.load.Projects;
import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import dev.dhow.spec.ConfigHash;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DefaultPlatformTest {
  private static final Project PROJECT =
      Projects.of(
          """
          services:
            pulled: {image: nginx}
            built: {build: .}
            chosen: {build: ., platform: linux/arm64}
          """);
  private static final DefaultPlatform PLATFORM =
      new DefaultPlatform(new Variables(Map.of("DOCKER_DEFAULT_PLATFORM", "linux/amd64")));

  @Test
  void services_that_are_built_have_it_unless_they_name_one() {
    var project = PLATFORM.ofServices(PROJECT);

    assertThat(platform(project, "built")).isEqualTo("linux/amd64");
    assertThat(platform(project, "chosen")).isEqualTo("linux/arm64");
    assertThat(platform(project, "pulled")).isNull();
  }

  @Test
  void all_images_are_fetched_for_it() {
    assertThat(platform(PLATFORM.ofImages(PROJECT), "pulled")).isEqualTo("linux/amd64");
  }

  @Test
  void the_hash_is_that_of_a_service_which_names_it() {
    var named = Projects.service("services: {built: {build: ., platform: linux/amd64}}", "built");
    var built = PLATFORM.ofServices(PROJECT).service(new ServiceName("built"));

    assertThat(ConfigHash.of(built)).isEqualTo(ConfigHash.of(named));
  }

  @Test
  void nothing_changes_without_it() {
    var none = new DefaultPlatform(new Variables(Map.of()));

    assertThat(none.ofServices(PROJECT)).isEqualTo(PROJECT);
    assertThat(none.ofImages(PROJECT)).isEqualTo(PROJECT);
  }

  @Test
  void an_image_that_is_built_for_other_platforms_is_refused() {
    var project = Projects.of("services: {app: {build: {context: ., platforms: [linux/arm64]}}}");

    assertThatThrownBy(() -> PLATFORM.ofImages(project))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "service \"app\" build.platforms does not support value set by"
                + " DOCKER_DEFAULT_PLATFORM: linux/amd64");
  }

  private static @Nullable String platform(Project project, String service) {
    return project.service(new ServiceName(service)).platform();
  }
}
