package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Registry;
import dev.dhow.it.harness.Stack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `config` names images by what a registry has, which asks for a login, beside docker compose.
@OnEngine
class ImageDigestsIT {

  @RegisterExtension final Stack stack = new Stack();

  @TempDir Path folder;
  private @Nullable Registry opened;
  private String app = "";

  @BeforeEach
  void serve() throws IOException, InterruptedException {
    var registry = new Registry(folder);
    opened = registry;
    app = registry.host() + "/" + stack.name() + "/app";
    stack
        .withBuildx(registry.auths())
        .file("context/Dockerfile", "FROM busybox")
        .compose(
            """
            x-note: [1]
            services:
              app: {image: "%1$s:1", build: {context: context, dockerfile_inline: FROM busybox}}
              same: {image: "%1$s:1", depends_on: [app], ports: ["80"]}
              built: {build: context}
              off: {image: "%1$s:1", profiles: [off]}
            volumes: {data: {}}
            """
                .formatted(app));
    stack.dhow("build", "--push", "app").succeeds();
  }

  @AfterEach
  void remove() {
    DockerCli.command("rmi", app + ":1").run();
    registry().close();
  }

  private Registry registry() {
    return Objects.requireNonNull(opened, "it was opened before the test");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "config --resolve-image-digests",
        "config --resolve-image-digests --format json",
        "config --resolve-image-digests --no-interpolate",
        "config --lock-image-digests",
        "config --lock-image-digests --format json",
        "config --lock-image-digests --no-interpolate",
        "config --lock-image-digests --no-interpolate --format json",
        "--profile off config --lock-image-digests off"
      })
  void prints_the_same(String line) {
    var arguments = line.split(" ");
    var ours = stack.dhow(arguments).succeeds().stdout();

    assertThat(ours)
        .contains(app + ":1@sha256:")
        .isEqualTo(stack.peer(arguments).succeeds().stdout());
  }

  @Test
  void what_the_registry_does_not_have_is_named() {
    stack.compose("services: {app: {image: %s:2}}".formatted(app));

    var config = stack.dhow("config", "--resolve-image-digests").run().exitsWith(1);

    assertThat(config.stdout()).isEmpty();
    assertThat(config.stderr()).contains("image " + app + ":2 cannot be looked up", "hint:");
  }
}
