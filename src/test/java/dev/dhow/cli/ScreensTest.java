package dev.dhow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.app.Screen;
import dev.dhow.app.Variables;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreensTest {
  private final PrintWriter out = new PrintWriter(new StringWriter());
  private final PrintWriter err = new PrintWriter(new StringWriter());

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

  private Screen screen(Map<String, String> variables) {
    return Screens.of(new RootOptions(), new Variables(variables), out, err);
  }
}
