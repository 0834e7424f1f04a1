package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What makes `up` replace containers, what keeps it from it, and what is carried over.
@OnEngine
class RecreateIT {

  @RegisterExtension final Stack stack = new Stack();

  @BeforeEach
  void a_project_runs() {
    stack
        .compose(
            """
            services:
              web:
                image: busybox
                init: true
                command: sleep infinity
                environment: {MODE: "${MODE}"}
                volumes: [/data]
                depends_on: [db]
              db:
                image: busybox
                init: true
                command: sleep infinity
            """)
        .with("MODE", "first");
    stack.dhow("up", "-d").succeeds();
  }

  @Test
  void force_recreate_replaces_everything() {
    var before = stack.ids();

    stack.dhow("up", "-d", "--force-recreate").succeeds();

    assertThat(stack.ids()).hasSize(2).doesNotContainAnyElementsOf(before);
  }

  @Test
  void force_recreate_of_one_service_leaves_its_dependencies() {
    var db = stack.id("db");
    var web = stack.id("web");

    stack.dhow("up", "-d", "--force-recreate", "web").succeeds();

    assertThat(stack.id("db")).isEqualTo(db);
    assertThat(stack.id("web")).isNotEqualTo(web);
  }

  @Test
  void what_ends_in_a_moment_takes_nothing_s_place() {
    var before = stack.ids();
    stack.compose(
        """
        services:
          web:
            image: busybox
            command: sh -c 'echo no configuration; exit 3'
            depends_on: [db]
          db:
            image: busybox
            init: true
            command: sleep infinity
        """);

    var up = stack.dhow("up", "-d").run().exitsWith(1);

    assertThat(up.stderr()).contains(stack.name() + "-web-1 exited (3)", "no configuration");
    assertThat(stack.ids()).isEqualTo(before);
    assertThat(stack.dhow("ps", "--status", "running", "-q").succeeds().lines())
        .containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void no_recreate_keeps_what_has_changed() {
    var before = stack.ids();

    stack.with("MODE", "second").dhow("up", "-d", "--no-recreate").succeeds();

    assertThat(stack.ids()).isEqualTo(before);
  }

  @Test
  void anonymous_volumes_are_carried_over() {
    DockerCli.command("exec", stack.id("web"), "touch", "/data/kept").succeeds();

    stack.with("MODE", "second").dhow("up", "-d").succeeds();

    DockerCli.command("exec", stack.id("web"), "test", "-e", "/data/kept").succeeds();
  }

  @Test
  void anonymous_volumes_are_new_when_asked_for() {
    DockerCli.command("exec", stack.id("web"), "touch", "/data/kept").succeeds();
    var old = stack.container("web").at("/Mounts/0/Name").asText();
    try {
      stack.dhow("up", "-d", "-V", "web").succeeds();

      DockerCli.command("exec", stack.id("web"), "test", "-e", "/data/kept").run().exitsWith(1);
    } finally {
      DockerCli.command("volume", "rm", "-f", old).succeeds();
    }
  }

  @Test
  void a_replacement_that_cannot_start_puts_the_old_container_back() {
    var web = stack.id("web");
    stack.file(
        "compose.override.yaml",
        """
        services:
          web: {command: [no-such-program], init: false}
        """);

    var up = stack.dhow("up", "-d").run().exitsWith(1);

    assertThat(up.stderr()).contains("no-such-program");
    assertThat(stack.id("web")).isEqualTo(web);
    assertThat(stack.container("web").path("Name").asText())
        .isEqualTo("/" + stack.name() + "-web-1");
    assertThat(stack.overview()).containsExactly("db=running", "web=running");
  }
}
