package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.Command;
import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A volume whose definition changed loses its data only when somebody says so.
@OnEngine
class ChangedVolumeIT {
  private static final String PROJECT =
      """
      services:
        db:
          image: busybox
          init: true
          command: sleep infinity
          volumes: ["data:/data"]
      volumes:
        data: {labels: {version: "%d"}}
      """;

  @RegisterExtension final Stack stack = new Stack();

  @BeforeEach
  void its_definition_has_changed_since_data_was_written() {
    stack.compose(PROJECT.formatted(1));
    stack.dhow("up", "-d").succeeds();
    inside("touch", "/data/kept");
    stack.compose(PROJECT.formatted(2));
  }

  @Test
  void it_is_kept_where_nobody_can_be_asked() {
    var id = stack.id("db");

    var up = stack.dhow("up", "-d").succeeds();

    assertThat(up.stderr()).contains(stack.name() + "_data", "--yes");
    assertThat(stack.id("db")).isEqualTo(id);
    assertThat(inside("ls", "/data")).contains("kept");
  }

  @Test
  void it_is_made_anew_with_yes() {
    stack.dhow("up", "-d", "--yes").succeeds();

    assertThat(inside("ls", "/data")).doesNotContain("kept");
    assertThat(stack.dhow("up", "-d").succeeds().stderr()).doesNotContain("--yes");
  }

  @Test
  void on_a_terminal_it_is_made_anew_after_a_yes() {
    answer(stack.dhow("up", "-d"), "y\n");

    assertThat(inside("ls", "/data")).doesNotContain("kept");
  }

  @Test
  void on_a_terminal_it_is_kept_after_anything_else() {
    answer(stack.dhow("up", "-d"), "\n");

    assertThat(inside("ls", "/data")).contains("kept");
  }

  @Test
  void ending_dhow_instead_of_answering_changes_nothing() {
    try (var up = stack.dhow("up", "-d").inTerminal().start()) {
      up.awaitOutput("the question", out -> out.contains("[y/N]"));
      up.pressCtrlC();
      up.finish().exitsWith(130);
    }
    assertThat(inside("ls", "/data")).contains("kept");
  }

  private static void answer(Command command, String line) {
    try (var up = command.inTerminal().start()) {
      up.awaitOutput("the question", out -> out.contains("_data") && out.contains("[y/N]"));
      up.type(line);
      up.finish().exitsWith(0);
    }
  }

  private String inside(String... command) {
    var line = new ArrayList<>(List.of("exec", stack.id("db")));
    line.addAll(List.of(command));
    return DockerCli.command(line.toArray(String[]::new)).succeeds().stdout();
  }
}
