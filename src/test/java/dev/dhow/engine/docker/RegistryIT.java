package dev.dhow.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.Progress;
import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Pulls from a registry that asks for a login, with an engine on this machine.
@Timeout(120)
class RegistryIT {
  @TempDir Path folder;
  private @Nullable Registry registry;
  private String image = "";
  private String host = "";

  @BeforeEach
  void serveAnImage() throws Exception {
    var started = new Registry(folder.resolve("registry"));
    registry = started;
    host = started.host();
    image = host + "/dhow/it:1";
    write("me/config.json", "{\"auths\": %s}".formatted(started.auths()));
    docker("tag", "busybox:latest", image);
    docker("push", image);
    docker("image", "rm", image);
  }

  @AfterEach
  void stopServing() throws Exception {
    try (var engine = engine("me")) {
      if (!image.isEmpty() && engine.image(image).isPresent()) {
        engine.removeImage(image);
      }
    }
    if (registry != null) {
      registry.close();
    }
  }

  @Test
  void the_login_of_the_configuration_is_used() throws InterruptedException {
    var progress = new ArrayList<Progress>();
    try (var engine = engine("me")) {
      assertThat(engine.image(image)).isEmpty();
      engine.pull(image, null, progress::add);
      assertThat(engine.image(image)).isPresent();
    }
    assertThat(progress).anyMatch(step -> step instanceof Progress.Layer);
  }

  @Test
  void the_time_of_a_pull_can_be_noted() throws InterruptedException {
    try (var engine = engine("me")) {
      engine.pull(image, null, _ -> {});
      var before = Instant.now();

      engine.tag(image, image);

      assertThat(engine.image(image).orElseThrow().lastTagged())
          .isNotNull()
          .isAfterOrEqualTo(before);
    }
  }

  @Test
  void a_credential_helper_is_asked() throws Exception {
    write("helped/config.json", "{\"credHelpers\": {\"%s\": \"it\"}}".formatted(host));
    var answer = "{\"Username\":\"dhow\",\"Secret\":\"secret\"}";
    var program = write("bin/docker-credential-it", "#!/bin/sh\necho '" + answer + "'\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    try (var engine = engine("helped")) {
      engine.pull(image, null, _ -> {});
      assertThat(engine.image(image)).isPresent();
    }
  }

  @Test
  void without_a_login_it_is_refused_and_says_what_to_do() {
    try (var engine = engine("nobody")) {
      assertThatThrownBy(() -> engine.pull(image, null, _ -> {}))
          .isInstanceOfSatisfying(
              EngineException.ImageUnavailable.class,
              e -> assertThat(e.hint()).contains("docker login"));
    }
  }

  private void docker(String... arguments) {
    DockerCli.command(arguments).with("DOCKER_CONFIG", folder.resolve("me").toString()).succeeds();
  }

  private DockerEngine engine(String configuration) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("DOCKER_CONFIG", folder.resolve(configuration).toString());
    environment.merge("PATH", folder.resolve("bin") + ":", (path, bin) -> bin + path);
    return DockerEngine.of(environment, InstantSource.system());
  }

  private Path write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
