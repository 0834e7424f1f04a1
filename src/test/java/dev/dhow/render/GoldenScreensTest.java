package dev.dhow.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.GoldenCase;
import dev.dhow.event.Outcome;
import dev.dhow.event.StepProgress;
import dev.dhow.plan.Action;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole screens of `up` with sixty services on terminals of several sizes, to be looked at: while
/// it goes on, and in the end. Each case is named by the rows and columns of its terminal.
class GoldenScreensTest {
  private static final int SERVICES = 60;

  private final Plans plans = new Plans();
  private Instant now = Plans.START;

  static Stream<GoldenCase> cases() {
    return GoldenCase.of("screens");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_screen_is_as_agreed(GoldenCase each) {
    var size = each.name().split("x", 2);
    var rows = Integer.parseInt(size[0]);
    var columns = Integer.parseInt(size[1]);
    var terminal = new FakeTerminal(rows, columns);
    var block =
        new TerminalBlock(new PrintWriter(terminal), () -> new TerminalBlock.Size(rows, columns));
    var looks = new TtyRenderer.Options("up", Colours.OFF, false, false);
    var renderer = new TtyRenderer(block, looks, () -> now);
    plan();
    renderer.accept(plans.ready());
    for (var number = 1; number <= SERVICES; number++) {
      renderer.accept(plans.started(number));
      if (number == 7) {
        var failed = new Outcome.Failed(new IllegalStateException("port 80 is taken"));
        renderer.accept(plans.finished(number, failed));
      } else if (number % 2 == 0) {
        renderer.accept(plans.done(number));
      }
    }
    renderer.accept(plans.progressed(9, new StepProgress.Waiting("probe failed: refused")));
    now = now.plusMillis(3400);
    renderer.redraw();
    each.expect("expected.during.txt", terminal.text());
    assertThat(terminal.scrolledAway()).isEmpty();

    plans.later(5000);
    for (var number = 1; number <= SERVICES; number += 2) {
      if (number != 7) {
        renderer.accept(plans.done(number));
      }
    }
    renderer.accept(plans.over());
    renderer.close();
    each.expect("expected.after.txt", String.join("\n", all(terminal)) + "\n");
  }

  private void plan() {
    for (var number = 1; number <= SERVICES; number++) {
      var name = "service-%02d".formatted(number);
      var action = new Action.StartContainer(Plans.existing("shop-" + name + "-1"));
      plans.addFirst(name, action);
    }
  }

  private static List<String> all(FakeTerminal terminal) {
    return Stream.concat(terminal.scrolledAway().stream(), terminal.text().lines()).toList();
  }
}
