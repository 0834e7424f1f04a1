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

/// Pushes to a registry that asks for a login, and builds from one.
@OnEngine
class PushIT {

  @RegisterExtension final Stack stack = new Stack();

  @TempDir Path folder;
  private @Nullable Registry opened;
  private String app = "";
  private String base = "";

  @BeforeEach
  void serve() throws IOException, InterruptedException {
    var registry = new Registry(folder);
    opened = registry;
    app = registry.host() + "/" + stack.name() + "/app";
    base = registry.host() + "/" + stack.name() + "/base";
    stack
        .withBuildx(registry.auths())
        .file("context/data", "data")
        .compose(
            """
            services:
              app:
                image: %1$s:1
                depends_on: [base]
                build:
                  context: context
                  tags: ["%1$s:also"]
                  dockerfile_inline: "FROM busybox\\nCOPY data /data\\n"
              base:
                image: %2$s:1
                build: {context: context, dockerfile_inline: "FROM busybox\\nRUN echo > /base\\n"}
              local: {build: {context: context, dockerfile_inline: "FROM busybox"}}
              pulled: {image: busybox}
            """
                .formatted(app, base));
  }

  @AfterEach
  void remove() {
    DockerCli.command("rmi", app + ":1", app + ":also", base + ":1").run();
    registry().close();
  }

  private Registry registry() {
    return Objects.requireNonNull(opened, "it was opened before the test");
  }

  @Test
  void what_is_built_and_named_is_pushed_under_all_its_names() throws Exception {
    stack.dhow("build").succeeds();

    var push = stack.dhow("push", "app").succeeds();

    assertThat(registry().tags(stack.name() + "/app")).containsExactly("1", "also");
    assertThat(registry().tags(stack.name() + "/base")).isEmpty();
    assertThat(push.story())
        .contains(
            "Image %s:1 Pushing".formatted(app),
            "Image %s:1 Pushed".formatted(app),
            "Image %s:also Pushed".formatted(app));
    assertThat(push.output()).doesNotContain("\u001b", "\r");
  }

  @Test
  void dependencies_are_pushed_when_asked_for() throws Exception {
    stack.dhow("build").succeeds();

    stack.dhow("push", "--include-deps", "-q", "app").succeeds();

    assertThat(registry().tags(stack.name() + "/base")).containsExactly("1");
  }

  @Test
  void one_that_fails_does_not_stop_the_others() throws Exception {
    stack.dhow("build", "app").succeeds();

    var push = stack.dhow("push").run().exitsWith(1);

    assertThat(push.stderr()).contains("image " + base + ":1 cannot be pushed");
    assertThat(registry().tags(stack.name() + "/app")).containsExactly("1", "also");
    assertThat(stack.dhow("push", "--ignore-push-failures").succeeds().stderr())
        .contains("warning: image " + base + ":1 cannot be pushed");
  }

  @Test
  void without_a_login_it_is_refused_and_says_what_to_do() throws Exception {
    stack.dhow("build", "base").succeeds();
    stack.withBuildx();

    var push = stack.dhow("push", "base").run().exitsWith(1);

    assertThat(push.stderr()).contains("cannot be pushed", "docker login");
    assertThat(registry().tags(stack.name() + "/base")).isEmpty();
  }

  @Test
  void a_dry_run_pushes_nothing() throws Exception {
    stack.dhow("build", "app").succeeds();

    assertThat(stack.dhow("push", "--dry-run", "app").succeeds().stdout()).contains(app + ":1");
    assertThat(registry().tags(stack.name() + "/app")).isEmpty();
  }

  @Test
  void builds_push_what_has_a_name() throws Exception {
    stack.dhow("build", "--push").succeeds();

    assertThat(registry().tags(stack.name() + "/app")).containsExactly("1", "also");
    assertThat(registry().tags(stack.name() + "/base")).containsExactly("1");
  }

  @Test
  void the_classic_builder_pushes_too() throws Exception {
    stack.dhow("build", "--push", "base").with("DOCKER_BUILDKIT", "0").succeeds();

    assertThat(registry().tags(stack.name() + "/base")).containsExactly("1");
  }

  @Test
  void images_are_built_from_what_takes_a_login() throws Exception {
    stack.dhow("build", "--push", "base").succeeds();
    DockerCli.command("rmi", base + ":1").succeeds();
    stack.compose(
        """
        services:
          app: {build: {context: context, dockerfile_inline: "FROM %s:1\\nRUN test -e /base\\n"}}
        """
            .formatted(base));

    stack.dhow("build").succeeds();

    stack.withBuildx();
    assertThat(stack.dhow("build", "--pull", "--no-cache").run().exitsWith(1).stderr())
        .contains("the build of service \"app\" failed");
  }
}
