package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Output that is no text in lines of usual length, kept by a logging driver that keeps bytes.
@OnEngine
class OddOutputIT {
  @RegisterExtension static final Stack STACK = Stack.shared();

  @BeforeAll
  static void a_container_has_written() {
    STACK.compose(
        """
        services:
          odd:
            image: busybox
            logging: {driver: local}
            command:
              - sh
              - -c
              - |
                printf 'bytes \\377\\376\\000\\303 and text \\303\\274\\n'
                head -c 1500000 /dev/zero | tr '\\0' x
                echo
                yes ü | head -n 300001 | tr -d '\\n'
                echo
                printf 'no line break'
          both:
            image: busybox
            command: sh -c 'echo fine; echo warned >&2'
        """);
    STACK.dhow("up", "-d").succeeds();
    DockerCli.command("wait", STACK.id("odd"), STACK.id("both")).succeeds();
  }

  @Test
  void a_pipe_gets_what_it_gets_of_docker_compose_and_the_line_without_an_end() {
    var dhow = STACK.dhow("logs", "--no-log-prefix", "odd").line();
    var peer = STACK.peer("logs", "--no-log-prefix", "odd").line();

    STACK.command("sh", "-c", quoted(dhow) + " > ours; " + quoted(peer) + " > theirs").succeeds();

    var cut = "head -c $(stat -c %s theirs) ours | cmp - theirs; tail -n 1 ours";
    assertThat(STACK.command("sh", "-c", cut).succeeds().stdout()).isEqualTo("no line break\n");
    assertThat(STACK.command("wc", "-c", "ours").succeeds().stdout())
        .isEqualTo("%d ours\n".formatted(23 + 1500001 + 600003 + 14));
  }

  @Test
  void standard_error_is_apart_unless_the_streams_are_merged() {
    var apart = STACK.dhow("logs", "--no-log-prefix", "both").succeeds();
    var merged = STACK.dhow("logs", "--no-log-prefix", "--merge-streams", "both").succeeds();

    assertThat(apart.stdout()).isEqualTo("fine\n");
    assertThat(apart.stderr()).isEqualTo("warned\n");
    assertThat(merged.lines()).containsExactlyInAnyOrder("fine", "warned");
    assertThat(merged.stderr()).isEmpty();
  }

  @Test
  void as_json_each_part_of_a_long_line_is_an_object() {
    var logs = STACK.dhow("logs", "--format", "json", "--grep", "x", "odd").succeeds();

    assertThat(logs.lines().stream().map(DockerCli::json))
        .extracting(line -> line.path("partial").asBoolean())
        .containsExactly(false, true, false);
    assertThat(DockerCli.json(logs.lines().getFirst()).path("line").asText())
        .isEqualTo("bytes \ufffd\ufffd\0\ufffd and text ü");
  }

  private static String quoted(Iterable<String> line) {
    return "'" + String.join("' '", line) + "'";
  }
}
