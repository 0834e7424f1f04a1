package dev.dhow.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TerminalBlockTest {
  private final FakeTerminal terminal = new FakeTerminal(10, 40);
  private final PrintWriter out = new PrintWriter(terminal);
  private final TerminalBlock block = new TerminalBlock(out, () -> new TerminalBlock.Size(10, 40));
  private final AtomicBoolean ours = new AtomicBoolean(true);

  @Test
  void what_another_job_wrote_below_the_footer_is_left_alone() {
    block.footer(List.of("d Detach"), ours::get);
    print("tick 1");
    ours.set(false);
    shell("$ bg");

    print("tick 2");
    print("tick 3");

    assertThat(terminal.text().strip()).isEqualTo("tick 1\nd Detach\n$ bg\ntick 2\ntick 3");
    assertThat(terminal.isCursorShown()).isTrue();
  }

  @Test
  void a_terminal_that_is_lost_while_something_is_printed_gets_no_footer() {
    block.footer(List.of("d Detach"), ours::get);

    block.printAbove(() -> {
      shell("tick 1");
      ours.set(false);
    });

    assertThat(terminal.text().strip()).isEqualTo("tick 1");
    assertThat(terminal.isCursorShown()).isTrue();
  }

  @Test
  void a_footer_is_not_drawn_on_somebody_elses_terminal() {
    ours.set(false);

    block.footer(List.of("d Detach"), ours::get);
    print("tick 1");

    assertThat(terminal.text().strip()).isEqualTo("tick 1");
  }

  private void print(String line) {
    block.printAbove(() -> shell(line));
  }

  private void shell(String line) {
    out.println(line);
    out.flush();
  }
}
