package dev.dhow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.app.Screen;
import dev.dhow.app.Screen.ProgressMode;
import dev.dhow.app.UsageException;
import dev.dhow.app.Variables;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreensTest {
  private final PrintWriter out = new PrintWriter(new StringWriter());
  private final PrintWriter err = new PrintWriter(new StringWriter());
  private final RootOptions root = new RootOptions();

  @Test
  void progress_is_told_with_the_story() {
    assertThat(screen(Map.of()).progressOut()).isSameAs(err);
    assertThat(screen(Map.of("COMPOSE_STATUS_STDOUT", "0")).progressOut()).isSameAs(err);
  }

  @Test
  void progress_can_be_told_with_the_result() {
    var screen = screen(Map.of("COMPOSE_STATUS_STDOUT", "1"));
    assertThat(screen.progressOut()).isSameAs(out);
    assertThat(screen.err()).isSameAs(err);
  }

  @ParameterizedTest
  @CsvSource({"always, true", "never, false", "auto, false", "'', false"})
  void a_variable_says_whether_there_are_control_sequences(String ansi, boolean shown) {
    var screen = screen(Map.of("COMPOSE_ANSI", ansi));
    assertThat(screen.outColors()).isEqualTo(shown);
    assertThat(screen.errColors()).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "auto, PLAIN",
    "'', PLAIN",
    "tty, TTY",
    "plain, PLAIN",
    "json, JSON",
    "quiet, QUIET",
    "none, QUIET"
  })
  void a_variable_says_how_progress_is_shown(String asked, ProgressMode mode) {
    assertThat(screen(Map.of("COMPOSE_PROGRESS", asked)).progress()).isEqualTo(mode);
  }

  @Test
  void flags_go_before_variables() {
    root.ansi = "never";
    root.progress = "json";
    var screen = screen(Map.of("COMPOSE_ANSI", "always", "COMPOSE_PROGRESS", "quiet"));
    assertThat(screen.outColors()).isFalse();
    assertThat(screen.progress()).isEqualTo(ProgressMode.JSON);
  }

  @Test
  void what_a_variable_cannot_say_is_refused() {
    assertThatThrownBy(() -> screen(Map.of("COMPOSE_ANSI", "sometimes")))
        .isInstanceOf(UsageException.class)
        .hasMessage("COMPOSE_ANSI takes never, always or auto, not sometimes");
    assertThatThrownBy(() -> screen(Map.of("COMPOSE_PROGRESS", "loud")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("loud");
    assertThatThrownBy(() -> screen(Map.of("COMPOSE_ANSI", "always", "COMPOSE_PROGRESS", "plain")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("plain");
  }

  private Screen screen(Map<String, String> variables) {
    return Screens.of(root, new Variables(variables), out, err);
  }
}
