package dev.dhow.render;

import dev.dhow.GoldenCase;
import dev.dhow.event.StepProgress;
import dev.dhow.plan.Action;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole screens of an attached `up` with its menu on terminals of several sizes, to be looked at:
/// while services start, while they run, while sources are watched, and when it is over. Each case
/// is named by the rows and columns of its terminal.
class MenuScreensTest {
  private final Plans plans = new Plans();
  private final MenuText menu = new MenuText(Colours.OFF);

  static Stream<GoldenCase> cases() {
    return GoldenCase.of("menu-screens");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_screen_is_as_agreed(GoldenCase each) {
    var size = each.name().split("x", 2);
    var rows = Integer.parseInt(size[0]);
    var columns = Integer.parseInt(size[1]);
    var terminal = new FakeTerminal(rows, columns);
    var out = new PrintWriter(terminal);
    var block = new TerminalBlock(out, () -> new TerminalBlock.Size(rows, columns));
    var looks = new TtyRenderer.Options("up", Colours.OFF, false, false);
    var renderer = new TtyRenderer(block, looks, () -> Plans.START.plusMillis(2100));
    plans.addFirst("db", new Action.StartContainer(Plans.existing("shop-db-1")));
    plans.addFirst("web", new Action.StartContainer(Plans.existing("shop-web-1")));
    renderer.accept(plans.ready());
    block.footer(List.of(menu.line(false, columns)), () -> true);
    renderer.accept(plans.started(1));
    renderer.accept(plans.done(1));
    print(block, out, "db-1  | ready to accept connections");
    renderer.accept(plans.started(2));
    renderer.accept(plans.progressed(2, new StepProgress.Waiting("probe failed: refused")));
    each.expect("expected.starting.txt", terminal.text());

    renderer.accept(plans.done(2));
    renderer.accept(plans.over());
    for (var number = 1; number <= 40; number++) {
      print(block, out, "web-1 | GET /%d".formatted(number));
    }
    each.expect("expected.running.txt", terminal.text());

    block.footer(List.of(menu.line(true, columns)), () -> true);
    print(block, out, "web-1 | GET /41");
    each.expect("expected.watching.txt", terminal.text());

    renderer.close();
    block.noFooter();
    each.expect("expected.over.txt", terminal.text());
  }

  private static void print(TerminalBlock block, PrintWriter out, String line) {
    block.printAbove(() -> {
      out.println(line);
      out.flush();
    });
  }
}
