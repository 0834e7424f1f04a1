package dev.dhow.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LiveStatusTest {
  private final FakeTerminal terminal = new FakeTerminal(10, 60);
  private Instant now = Instant.EPOCH;
  private final LiveStatus live =
      new LiveStatus(
          new TerminalBlock(new PrintWriter(terminal), () -> new TerminalBlock.Size(10, 60)),
          Colours.when(false),
          () -> now,
          "shop-web-1",
          "Copying",
          "(a to shop-web-1:/srv)");

  @Test
  void it_counts_the_seconds_and_says_how_it_ended() {
    live.redraw();
    now = now.plusMillis(1200);
    live.redraw();
    assertThat(terminal.text().strip())
        .isEqualTo("⠹ Container shop-web-1  Copying  (a to shop-web-1:/sr… 1.2s");

    live.done("Copied", "(a to shop-web-1:/srv)");
    live.redraw();
    live.close();

    assertThat(terminal.text().strip())
        .isEqualTo("✔ Container shop-web-1  Copied  (a to shop-web-1:/srv) 1.2s");
    assertThat(terminal.isCursorShown()).isTrue();
  }

  @Test
  void what_went_wrong_stays_on_the_terminal() {
    live.redraw();

    live.close();

    assertThat(terminal.text()).contains("✘ Container shop-web-1  Copying");
    assertThat(terminal.isCursorShown()).isTrue();
  }
}
