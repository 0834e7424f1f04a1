package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Hooks, in the containers of a real engine. They note in a volume that they were run.
@OnEngine
class HooksIT {
  private static final String WEB =
      """
      services:
        web:
          image: busybox
          init: true
          command: sleep infinity
          volumes: ["notes:/notes"]
          post_start:
            - command: [sh, -c, "echo started $$WORD $$(pwd) $$(id -u) >> /notes/all"]
              user: "0"
              working_dir: /tmp
              environment: [WORD=hello]
            - command: [sh, -c, "grep -q CapEff.*1ff[ef] /proc/self/status && echo privileged >> /notes/all"]
              privileged: true
          pre_stop:
            - {command: [sh, -c, "echo stopping >> /notes/all"]}
      volumes: {notes: }
      """;

  @RegisterExtension final Stack stack = new Stack();

  @Test
  @DisabledIf(
      value = DockerCli.OLD,
      disabledReason = "it gives all rights only where it has them itself")
  void they_run_at_every_turn_of_a_container() {
    stack.compose(WEB);

    stack.dhow("up", "-d").succeeds();
    assertThat(notes()).isEqualTo("started hello /tmp 0\nprivileged\n");
    stack.dhow("up", "-d").succeeds();
    assertThat(notes()).doesNotContain("stopping");
    stack.dhow("up", "-d", "--force-recreate", "-t", "1").succeeds();
    assertThat(notes())
        .isEqualTo(
            "started hello /tmp 0\nprivileged\nstopping\nstarted hello /tmp 0\nprivileged\n");
    stack.dhow("down", "-t", "1").succeeds();
    assertThat(notes()).endsWith("privileged\nstopping\n");
  }

  @Test
  void attached_their_lines_are_shown_as_docker_compose_shows_them() {
    stack.compose(
        """
        services:
          web:
            image: busybox
            command: sleep 2
            post_start: [{command: [sh, -c, "echo from the hook"]}]
        """);

    var ours = stack.dhow("up").succeeds();
    stack.dhow("down").succeeds();
    var theirs = stack.peer("up").succeeds();

    assertThat(ours.lines()).contains("web-1 ->  | from the hook");
    assertThat(theirs.lines()).contains("web-1 ->  | from the hook");
  }

  @Test
  void one_that_fails_says_so_as_docker_compose_does() {
    stack.compose(
        """
        services:
          web:
            image: busybox
            init: true
            command: sleep infinity
            post_start: [{command: [sh, -c, "echo it is broken; exit 5"]}]
        """);

    var theirs = stack.peer("up", "-d").run().exitsWith(1);
    stack.peerDown("-t", "0");
    var ours = stack.dhow("up", "-d").run().exitsWith(1);

    assertThat(theirs.stderr()).contains("web hook exited with status 5");
    assertThat(ours.stderr())
        .contains("a post_start hook of service \"web\" exited with status 5", "it is broken");
    assertThat(stack.states("web")).containsExactly("running");
  }

  @Test
  void a_container_that_could_not_be_prepared_for_its_end_is_not_stopped() {
    stack.compose(
        """
        services:
          web:
            image: busybox
            init: true
            command: sleep infinity
            pre_stop: [{command: [sh, -c, "echo not now; exit 6"]}]
        """);
    stack.dhow("up", "-d").succeeds();

    var ours = stack.dhow("down", "-t", "0").run().exitsWith(1);
    var theirs = stack.peer("down", "-t", "0").run().exitsWith(1);

    assertThat(ours.stderr())
        .contains("a pre_stop hook of service \"web\" exited with status 6", "not now");
    assertThat(theirs.stderr()).contains("web hook exited with status 6");
    assertThat(stack.states("web")).containsExactly("running");
  }

  private String notes() {
    return DockerCli.command(
            "run", "--rm", "-v", stack.name() + "_notes:/notes", "busybox", "cat", "/notes/all")
        .succeeds()
        .stdout();
  }
}
