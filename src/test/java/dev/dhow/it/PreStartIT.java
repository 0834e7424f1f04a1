package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Containers that run before a service's, on a real engine. They note in a volume what they see.
@OnEngine
class PreStartIT {
  private static final String PREPARED =
      """
      services:
        web:
          image: busybox
          init: true
          command: sleep infinity
          working_dir: /tmp
          environment: {A: of the service}
          volumes: ["notes:/notes"]
          scale: ${SCALE}
          depends_on: [db]
          pre_start:
            - command:
                - sh
                - -c
                - >-
                  umask 0; chmod 777 /notes; echo "once, $$A, in $$PWD" >> /notes/all;
                  nslookup -type=a db | grep -q Name: && echo "with db" >> /notes/all
            - image: alpine
              command: [sh, -c, 'grep -q CapBnd.*1ff /proc/1/status && echo "as $$(id -u), $$A, in $$PWD" >> /notes/all']
              user: "7"
              privileged: true
              working_dir: /notes
              environment: [A=of its own]
            - command: [sh, -c, "echo each >> /notes/all"]
              per_replica: true
        db: {image: busybox, init: true, command: sleep infinity}
      volumes: {notes: }
      """;
  private static final String ONCE =
      "once, of the service, in /tmp\nwith db\nas 7, of its own, in /notes\n";

  @RegisterExtension final Stack stack = new Stack();

  @Test
  @DisabledIf(
      value = DockerCli.OLD,
      disabledReason = "it gives all rights only where it has them itself")
  void they_run_in_turn_before_the_service_and_not_again_until_it_is_recreated() {
    stack.compose(PREPARED).with("SCALE", "2");

    stack.dhow("up", "-d").succeeds();

    assertThat(notes()).isEqualTo(ONCE + "each\neach\n");
    assertThat(stack.overview()).containsExactly("db=running", "web=running", "web=running");
    stack.dhow("plan", "--exit-code").run().exitsWith(0);
    stack.dhow("stop", "-t", "1", "web").succeeds();
    stack.with("SCALE", "3").dhow("up", "-d").succeeds();
    assertThat(notes()).isEqualTo(ONCE + "each\neach\neach\n");

    stack.with("SCALE", "1").dhow("up", "-d", "-t", "1", "--force-recreate", "web").succeeds();
    assertThat(notes()).endsWith("each\n" + ONCE + "each\n");
    stack.dhow("down", "-v", "-t", "1").succeeds();
    assertThat(stack.volumes()).isEmpty();
  }

  @Test
  void one_that_fails_keeps_the_service_from_starting_and_tells_what_it_wrote() {
    stack.compose(failing("5"));

    var up = stack.dhow("up", "-d").run().exitsWith(1);

    assertThat(up.stderr())
        .contains(
            "container " + stack.name() + "-web-1-pre_start-1 did not complete successfully",
            "exit code 5",
            "cannot migrate");
    assertThat(stack.overview())
        .containsExactlyInAnyOrder("web=created", "web=exited", "proxy=created");

    assertThat(stack.containers("web"))
        .extracting(each -> each.at("/Config/Image").asText())
        .containsExactlyInAnyOrder("busybox", "alpine");

    stack.compose(failing("6"));
    stack.dhow("up", "-d").run().exitsWith(1);
    assertThat(stack.containers("web")).hasSize(2);
    stack.compose(failing("0")).dhow("up", "-d").succeeds();
    assertThat(stack.overview()).containsExactly("proxy=running", "web=running");
  }

  @Test
  void the_old_container_runs_on_where_a_new_one_cannot_be_prepared() {
    stack.compose(failing("0"));
    stack.dhow("up", "-d").succeeds();
    var web = stack.id("web");

    stack.compose(failing("5")).dhow("up", "-d", "-t", "1").run().exitsWith(1);

    assertThat(stack.containers("web"))
        .filteredOn(each -> each.at("/State/Running").asBoolean())
        .singleElement()
        .satisfies(each -> assertThat(each.path("Id").asText()).isEqualTo(web));
    stack.dhow("down", "-t", "1").succeeds();
    assertThat(stack.containers()).isEmpty();
  }

  private static String failing(String code) {
    return """
    services:
      web:
        image: busybox
        init: true
        command: sleep infinity
        pre_start: [{image: alpine, command: [sh, -c, "echo cannot migrate; exit %s"]}]
      proxy: {image: busybox, init: true, command: sleep infinity, depends_on: [web]}
    """
        .formatted(code);
  }

  private String notes() {
    return DockerCli.command(
            "run", "--rm", "-v", stack.name() + "_notes:/notes", "busybox", "cat", "/notes/all")
        .succeeds()
        .stdout();
  }
}
