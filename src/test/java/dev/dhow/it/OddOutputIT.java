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
                head -c 300001 /dev/zero | sed 's/\\x00/\\xc3\\xbc/g'
                echo
                echo warned >&2
                printf 'no line break'
        """);
    STACK.dhow("up", "-d").succeeds();
    DockerCli.command("wait", STACK.id("odd")).succeeds();
  }

  @Test
  void a_pipe_gets_what_it_gets_of_docker_compose_byte_for_byte() {
    var dhow = STACK.dhow("logs", "--no-log-prefix", "--merge-streams").line();
    var peer = STACK.peer("logs", "--no-log-prefix").line();

    STACK.command("sh", "-c", quoted(dhow) + " > ours; " + quoted(peer) + " > theirs").succeeds();

    STACK.command("cmp", "ours", "theirs").succeeds();
    assertThat(STACK.command("wc", "-c", "ours").succeeds().stdout())
        .isEqualTo("%d ours\n".formatted(24 + 1500001 + 600003 + 7 + 14));
  }

  @Test
  void standard_error_is_apart_unless_the_streams_are_merged() {
    var apart = STACK.dhow("logs", "--no-log-prefix", "--tail", "2").succeeds();
    var merged = STACK.dhow("logs", "--no-log-prefix", "--tail", "2", "--merge-streams").succeeds();

    assertThat(apart.stdout()).isEqualTo("no line break\n");
    assertThat(apart.stderr()).isEqualTo("warned\n");
    assertThat(merged.stdout()).isEqualTo("warned\nno line break\n");
    assertThat(merged.stderr()).isEmpty();
  }

  @Test
  void as_json_each_part_of_a_long_line_is_an_object() {
    var logs = STACK.dhow("logs", "--format", "json", "--grep", "x").succeeds();

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
