package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// `attach` with pipes and in a terminal.
@OnEngine
class AttachIT {
  @RegisterExtension final Stack stack = new Stack();

  @BeforeEach
  void up() {
    stack.compose(
        """
        services:
          shell: {image: busybox, command: sh, tty: true, stdin_open: true}
          lines:
            image: busybox
            stdin_open: true
            command:
              - sh
              - -c
              - |
                trap 'echo ended; exit 9' TERM
                while read -r line; do
                  echo "got $$line"; [ "$$line" = end ] && exit 5
                done
        """);
    stack.dhow("up", "-d").succeeds();
  }

  @Test
  void what_is_read_reaches_the_process_whose_exit_code_is_taken_over() {
    try (var attached = stack.dhow("attach", "lines").start()) {
      attached.type("one\n");
      attached.awaitOutput("the answer", out -> out.contains("got one"));
      attached.type("end\n");
      assertThat(attached.finish().exitsWith(5).stdout()).isEqualTo("got one\ngot end\n");
    }
  }

  @Test
  void signals_go_to_the_process_unless_they_are_not_to() {
    try (var attached = stack.dhow("attach", "lines").start()) {
      attached.type("one\n");
      attached.awaitOutput("the answer", out -> out.contains("got one"));
      attached.terminate();
      assertThat(attached.finish().exitsWith(9).stdout()).contains("ended");
    }
    stack.dhow("up", "-d").succeeds();
    try (var attached = stack.dhow("attach", "--sig-proxy=false", "lines").start()) {
      attached.type("one\n");
      attached.awaitOutput("the answer", out -> out.contains("got one"));
      attached.terminate();
      attached.finish().exitsWith(130);
    }
    assertThat(stack.states("lines")).containsExactly("running");
  }

  @Test
  void a_terminal_is_lent_and_left_by_keys() {
    for (var keys : List.of("\20\21", "q")) {
      var command =
          keys.equals("q")
              ? stack.dhow("attach", "--detach-keys", "q", "shell")
              : stack.dhow("attach", "shell");
      try (var terminal = command.inTerminal(33, 101).start()) {
        terminal.type("stty size\r");
        terminal.awaitOutput("the size", out -> out.contains("33 101"));
        terminal.type(keys);
        assertThat(terminal.finish().exitsWith(1).stdout()).contains("read escape sequence");
      }
      assertThat(stack.states("shell")).containsExactly("running");
    }
  }

  @Test
  void only_what_runs_can_be_attached_to() {
    stack.peer("attach", "shell").run().exitsWith(1);
    assertThat(stack.dhow("attach", "shell").run().exitsWith(1).stderr())
        .contains("the input device is not a TTY");
    DockerCli.command("pause", stack.name() + "-lines-1").succeeds();
    assertThat(stack.dhow("attach", "lines").run().exitsWith(1).stderr())
        .contains("cannot attach to a paused container");
    DockerCli.command("unpause", stack.name() + "-lines-1").succeeds();
    stack.dhow("kill").succeeds();
    stack.peer("attach", "lines").run().exitsWith(1);
    assertThat(stack.dhow("attach", "lines").run().exitsWith(1).stderr())
        .contains("service \"lines\" is not running");
    assertThat(stack.dhow("-p", stack.name(), "attach", "nosuch").run().exitsWith(1).stderr())
        .contains("no such service: nosuch", "has containers of lines, shell");
  }
}
