package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.Command;
import dev.dhow.it.harness.Dhow;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import dev.dhow.render.FakeTerminal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What stands on a terminal, and above it, after an attached `up` was ended by Ctrl-C.
@OnEngine
class AttachedScreenIT {

  private static final Pattern TICK = Pattern.compile("db-1 +\\| tick (\\d+)");

  /// The terminal itself shows that this key was pressed, before any line that is just drawn.
  private static final String CTRL_C = "^C";

  private static final String WEB_WAITS_FOR_DB =
      """
      services:
        db:
          image: busybox
          command: sh -c 'trap "echo db says bye; exit 0" TERM; n=0; while :; do echo tick $$n; n=$$((n+1)); sleep 0.1; done'
          healthcheck: {test: "test -e /ready || { touch /ready; exit 1; }", interval: 1s}
        web:
          image: busybox
          command: sh -c 'trap "echo web says bye; exit 3" TERM; echo web is ready; while :; do sleep 0.1; done'
          depends_on: {db: {condition: service_healthy}}
      """;

  @RegisterExtension final Stack stack = new Stack();

  @ParameterizedTest
  @CsvSource({"24, 80", "10, 80", "10, 44", "24, 200"})
  void output_and_progress_do_not_overwrite_each_other(int rows, int columns) {
    stack.compose(WEB_WAITS_FOR_DB);
    var terminal = new FakeTerminal(rows, columns);
    try (var up = stack.dhow("up").inTerminal(rows, columns).start()) {
      up.awaitOutput("web runs", out -> out.contains("web is ready"));
      up.pressCtrlC();
      var output = up.finish().exitsWith(130).stdout().replace(CTRL_C, "");
      terminal.write(output.toCharArray(), 0, output.length());
    }

    var lines = new ArrayList<>(terminal.scrolledAway());
    lines.addAll(terminal.text().lines().toList());
    var ticks =
        lines.stream()
            .map(TICK::matcher)
            .filter(found -> found.matches())
            .map(found -> Integer.valueOf(found.group(1)))
            .toList();
    assertThat(ticks)
        .as(String.join("\n", lines))
        .isNotEmpty()
        .isEqualTo(IntStream.range(0, ticks.size()).boxed().toList());
    assertThat(progress(lines))
        .containsExactly(
            "[+] up 3/3",
            "✔ Network NAME_default Created",
            "✔ Container NAME-db-1 Healthy",
            "✔ Container NAME-web-1 Started",
            "[+] stop 2/2",
            "✔ Container NAME-web-1 Stopped",
            "✔ Container NAME-db-1 Stopped");
    assertThat(lines).contains("web-1 exited with code 3", "db-1 exited with code 0");
    assertThat(terminal.isCursorShown()).isTrue();
  }

  @Test
  void the_menu_stays_below_the_output_and_leaves_nothing_behind() {
    stack.compose(
        "services: {web: {image: busybox, init: true, command: sh -c 'echo one; exec sleep 1000'}}");
    var terminal = new FakeTerminal(10, 60);
    try (var up = up().inTerminal(10, 60).start()) {
      up.awaitOutput("the menu", out -> out.contains("Detach"));
      up.type("w");
      up.awaitOutput("why not", out -> out.contains("configured for watch"));
      up.type("d");
      var output = up.finish().succeeds().stdout();
      terminal.write(output.toCharArray(), 0, output.length());
    }

    assertThat(stack.states("web")).containsExactly("running");
    assertThat(terminal.text().lines())
        .contains("web-1  | one", "code=0", "echo")
        .noneMatch(line -> line.contains("Detach"));
    assertThat(terminal.isCursorShown()).isTrue();
  }

  @Test
  void the_terminal_echoes_again_after_ctrl_c() {
    stack.compose("services: {web: {image: busybox, init: true, command: sleep 1000}}");
    var terminal = new FakeTerminal(24, 80);
    try (var up = up().inTerminal(24, 80).start()) {
      up.awaitOutput("the menu", out -> out.contains("Detach"));
      up.pressCtrlC();
      var output = up.finish().succeeds().stdout();
      terminal.write(output.toCharArray(), 0, output.length());
    }

    assertThat(terminal.text().lines()).contains("code=130", "echo");
  }

  @Test
  void stopped_by_its_shell_it_goes_on_in_the_foreground_and_in_the_background() {
    stack.compose(WEB_WAITS_FOR_DB);
    var shell = stack.command("bash", "--norc", "-i").with("LAUNCHER", Dhow.binary());
    try (var job = shell.inTerminal(24, 80).start()) {
      job.type("$LAUNCHER up\n");
      job.awaitOutput("the menu and output", out -> out.contains("Detach") && lastTick(out) > 0);
      job.type("\32");
      job.awaitOutput("it is stopped", out -> out.contains("Stopped"));
      job.type("fg\n");
      job.awaitOutput(
          "the menu and output again",
          out -> since("Stopped", out).contains("Detach") && lastTick(since("Stopped", out)) > 0);

      job.type("\32");
      job.awaitOutput("it is stopped again", out -> out.split("Stopped", -1).length > 2);
      job.type("bg\n");
      job.awaitOutput("it goes on", out -> lastTick(since("$LAUNCHER up &", out)) > 0);
      job.type("kill -INT %1; wait %1; echo code=$?; exit\n");

      var said = since("$LAUNCHER up &", job.finish().stdout());
      assertThat(said).contains("code=130").doesNotContain("Detach");
    }
  }

  /// What came after the first such text.
  private static String since(String text, String output) {
    return output.contains(text) ? output.substring(output.indexOf(text)) : "";
  }

  private static int lastTick(String output) {
    return TICK.matcher(output.replaceAll("\u001b\\[[0-9;]*m", ""))
        .results()
        .mapToInt(found -> Integer.parseInt(found.group(1)))
        .max()
        .orElse(-1);
  }

  /// `up` in a shell, which survives Ctrl-C and then tells the exit code and whether keys echo.
  private Command up() {
    var script =
        "trap : INT; $LAUNCHER up; echo code=$?; stty -a | grep -o ' echo ' | tr -d ' ' | head -1";
    return stack.command("bash", "-c", script).with("LAUNCHER", Dhow.binary());
  }

  private List<String> progress(List<String> lines) {
    return lines.stream()
        .map(String::strip)
        .filter(line -> line.startsWith("[+]") || line.matches("\\S (Network|Container) .*"))
        .map(line -> line.replaceAll(" +[0-9.]+s$", "").replaceAll(" +", " "))
        .map(line -> line.replace(stack.name(), "NAME"))
        .toList();
  }
}
