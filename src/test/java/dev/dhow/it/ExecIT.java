package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.Command;
import dev.dhow.it.harness.Dhow;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// `exec` with pipes, in a terminal, and beside docker compose.
@OnEngine
class ExecIT {
  @RegisterExtension static final Stack STACK = Stack.shared();

  private static boolean up;

  @BeforeEach
  void up() {
    if (!up) {
      STACK
          .compose(
              """
              services:
                web: {image: busybox, command: sleep 100000, init: true, environment: {A: file}}
                two: {image: busybox, command: sleep 100000, init: true, scale: 2}
              """)
          .file(".env", "FROM_DOTENV=yes\n");
      STACK.dhow("up", "-d").succeeds();
      up = true;
    }
  }

  @Test
  void it_ends_and_speaks_as_docker_compose() {
    for (var arguments :
        List.of(
            List.of("web", "sh", "-c", "echo out; echo err >&2; exit 7"),
            List.of("web", "nosuch"),
            List.of("web", "/etc/passwd"),
            List.of("-w", "/nosuch", "web", "true"),
            List.of("-w", "rel", "web", "true"),
            List.of("-w", "/bin", "-u", "1:2", "web", "sh", "-c", "pwd; id -u"),
            List.of("--privileged", "web", "grep", "CapEff", "/proc/self/status"),
            List.of(
                "-e",
                "FROM_DOTENV",
                "-e",
                "NOSUCH",
                "-e",
                "B=c d",
                "web",
                "sh",
                "-c",
                "env | sort"),
            List.of("--index", "2", "two", "hostname"),
            List.of("two", "-T"),
            List.of("web", "sh", "-c", "kill -9 $$"))) {
      var words = Stream.concat(Stream.of("exec", "-T"), arguments.stream()).toArray(String[]::new);
      var theirs = STACK.peer(words).run();
      var ours = STACK.dhow(words).run();
      assertThat(ours.exitCode()).as("exit code of %s", arguments).isEqualTo(theirs.exitCode());
      assertThat(ours.stdout()).as("output of %s", arguments).isEqualTo(theirs.stdout());
      assertThat(ours.stderr()).as("errors of %s", arguments).isEqualTo(theirs.stderr());
    }
  }

  @Test
  void megabytes_pass_in_both_directions_unchanged() {
    var script =
        """
        head -c 12000000 /dev/urandom > sent && $LAUNCHER exec -T web cat < sent > received && cmp sent received
        """;
    shell(script).succeeds();
  }

  @Test
  void input_ends_where_it_ends_and_output_goes_on() {
    var command = STACK.dhow("exec", "-T", "web", "sh", "-c", "cat; echo end; exit 3");
    var ended = command.input("hello\n").run().exitsWith(3);
    assertThat(ended.stdout()).isEqualTo("hello\nend\n");
  }

  @Test
  void a_reader_that_has_had_enough_ends_it() {
    var shown = shell("set -o pipefail; $LAUNCHER exec -T web yes | head -2").run();
    assertThat(shown.exitsWith(0).stdout()).isEqualTo("y\ny\n");
  }

  @Test
  void it_does_not_take_the_input_of_the_script_around_it_without_interactive() {
    var script = "while read -r line; do $LAUNCHER exec -T -i=false web echo $line; done";
    var ended = shell(script).input("a\nb\n").succeeds();
    assertThat(ended.lines()).containsExactly("a", "b");
  }

  @Test
  void a_terminal_is_lent_and_given_back() {
    var script = "$LAUNCHER exec web sh; echo code=$?; stty -a | grep -o ' echo ' | head -1";
    try (var terminal = shell(script).inTerminal(33, 101).start()) {
      terminal.awaitOutput("a prompt", out -> out.contains("# "));
      terminal.type("stty size; trap 'stty size' WINCH\r");
      terminal.awaitOutput("the size", out -> out.contains("33 101"));
      terminal.type("exit 5\r");
      var ended = terminal.finish().succeeds();
      assertThat(ended.lines()).contains("code=5", "echo");
    }
  }

  @Test
  void a_changed_size_reaches_the_command() {
    var script =
        """
        (read -r _; stty rows 44 cols 99 < /dev/tty) < go &
        $LAUNCHER exec web sh -c 'trap "stty size" WINCH; echo ready; while :; do sleep 0.1; done'
        """;
    shell("mkfifo go").succeeds();
    try (var terminal = shell(script).inTerminal(33, 101).start()) {
      terminal.awaitOutput("it runs", out -> out.contains("ready"));
      shell("echo > go").succeeds();
      terminal.awaitOutput("the new size", out -> out.contains("44 99"));
      terminal.type("\3");
      terminal.finish().exitsWith(130);
    }
  }

  @Test
  void ctrl_c_reaches_the_command_and_detach_keys_leave_it() {
    try (var terminal = STACK.dhow("exec", "web", "sh").inTerminal().start()) {
      terminal.awaitOutput("a prompt", out -> out.contains("# "));
      terminal.type("echo one; sleep 1000\r");
      terminal.awaitOutput("it sleeps", out -> out.contains("\none"));
      terminal.type("\3");
      terminal.type("echo t''wo\r");
      terminal.awaitOutput("still there", out -> out.contains("two"));
      terminal.type("\20\21");
      assertThat(terminal.finish().exitsWith(1).stdout()).endsWith("read escape sequence\r\n");
    }
  }

  @Test
  void a_terminal_is_given_back_when_a_signal_ends_it() {
    for (var signal : List.of("TERM", "HUP", "INT")) {
      var script =
          """
          sh -c 'echo pid=$$.; exec $LAUNCHER exec web sh -c "echo ready; exec sleep 1000"'
          stty -a | grep -o ' echo ' | head -1
          """;
      try (var terminal = shell(script).inTerminal().start()) {
        terminal.awaitOutput("it runs", out -> out.contains("ready"));
        var pid = terminal.stdout().replaceAll("(?s).*pid=([0-9]+)\\..*", "$1");
        shell("kill -" + signal + " " + pid).succeeds();
        assertThat(terminal.finish().succeeds().lines()).as(signal).endsWith("echo");
      }
    }
  }

  /// A script in which `$LAUNCHER` is dhow.
  private static Command shell(String script) {
    return STACK.command("bash", "-c", script).with("LAUNCHER", Dhow.binary());
  }
}
