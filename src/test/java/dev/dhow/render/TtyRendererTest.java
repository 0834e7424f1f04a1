package dev.dhow.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.event.Outcome;
import dev.dhow.event.StepProgress;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.Action;
import dev.dhow.plan.Reason;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TtyRendererTest {
  private final Plans plans = new Plans();
  private FakeTerminal terminal = new FakeTerminal(24, 60);
  private TerminalBlock.Size size = new TerminalBlock.Size(24, 60);
  private Instant now = Plans.START;
  private TerminalBlock block = new TerminalBlock(new PrintWriter(terminal), () -> size);

  @Test
  void one_line_a_resource_is_redrawn_in_place() {
    plans.keep("demo-db-1").replace("web", Reason.Changed.of(List.of("image")));
    var renderer = renderer(false);
    renderer.accept(plans.ready());
    renderer.accept(plans.started(1));
    now = now.plusMillis(1200);
    renderer.redraw();

    assertThat(terminal.text())
        .isEqualTo(
            """
            [+] up 1/2
             ✔ Container demo-db-1   Running                       0.0s
             ⠹ Container demo-web-1  Recreate                      1.2s
            """);
    assertThat(terminal.isCursorShown()).isFalse();

    plans.later(1300);
    renderer.accept(plans.done(1));
    for (var number = 2; number <= 6; number++) {
      renderer.accept(plans.started(number));
      renderer.accept(plans.done(number));
    }
    renderer.accept(plans.over());

    assertThat(terminal.text())
        .isEqualTo(
            """
            [+] up 2/2
             ✔ Container demo-db-1   Running                       0.0s
             ✔ Container demo-web-1  Recreated  (image changed)    1.3s
            """);
    assertThat(terminal.isCursorShown()).isTrue();
    assertThat(terminal.scrolledAway()).isEmpty();
  }

  @Test
  void sixty_services_fit_a_small_terminal_and_failures_stay_in_sight() {
    terminal = new FakeTerminal(10, 60);
    size = new TerminalBlock.Size(10, 60);
    for (var number = 1; number <= 60; number++) {
      plans.create("s" + number);
    }
    var renderer = renderer(false);
    renderer.accept(plans.ready());
    for (var number = 1; number <= 120; number++) {
      renderer.accept(plans.started(number));
      var failed = new Outcome.Failed(new IllegalStateException("port is taken"));
      renderer.accept(number == 4 ? plans.finished(4, failed) : plans.done(number));
    }
    renderer.accept(plans.over());

    assertThat(terminal.scrolledAway()).isEmpty();
    assertThat(terminal.text())
        .startsWith("[+] up 60/60\n")
        .contains(" ✘ Container demo-s2-1  Error  (port is taken)")
        .endsWith(" … 53 more: 53 Started\n");
  }

  @Test
  void a_narrow_terminal_cuts_lines_and_wraps_none() {
    terminal = new FakeTerminal(24, 30);
    size = new TerminalBlock.Size(24, 30);
    plans.keep("a-very-long-container-name-1").runAll(renderer(false));

    assertThat(terminal.text())
        .isEqualTo(
            """
            [+] up 1/1
             ✔ …ntainer-name-1  Running
            """);
  }

  @Test
  void layers_are_folded_into_a_bar() {
    plans.add("db", new Reason.Missing(), new Action.PullImage("postgres:15", null));
    var renderer = renderer(false);
    renderer.accept(plans.ready());
    renderer.accept(plans.started(1));
    for (var layer :
        List.of(
            new StepProgress.Layer("a", "Pull complete", 0, 0),
            new StepProgress.Layer("b", "Downloading", 2_100_000, 4_200_000),
            new StepProgress.Layer("c", "Waiting", 0, 0))) {
      renderer.accept(plans.progressed(1, layer));
    }
    renderer.redraw();

    assertThat(terminal.text()).contains("Image postgres:15  Pulling  [⣿⣤ ] 2.1MB / 4.2MB");
  }

  @Test
  void a_wait_tells_what_it_waits_for() {
    var db = Plans.existing("demo-db-1");
    var healthy = new Action.AwaitHealthy(new ServiceName("db"), List.of(db), null);
    plans.keep("demo-db-1").add("db", new Reason.NeededBy(new ServiceName("web")), healthy);
    var renderer = renderer(false);
    renderer.accept(plans.ready());
    renderer.accept(plans.started(1));
    renderer.accept(plans.progressed(1, new StepProgress.Waiting("no response\u001b[2J")));
    renderer.redraw();

    assertThat(terminal.text())
        .contains(" Container demo-db-1  Waiting  (no response␛[2J)")
        .startsWith("[+] up 0/1");
  }

  @Test
  void the_last_lines_of_a_build_are_shown_and_all_of_them_when_it_fails() {
    plans.add("web", new Reason.Missing(), new Action.BuildImage(Plans.build("web")));
    var renderer = renderer(false);
    renderer.accept(plans.ready());
    renderer.accept(plans.started(1));
    for (var line = 1; line <= 9; line++) {
      renderer.accept(plans.progressed(1, new StepProgress.Line("line " + line)));
    }
    renderer.redraw();

    assertThat(terminal.text())
        .isEqualTo(
            """
            [+] up 0/1
             ⠋ Image demo-web  Building                            0.0s
               │ line 4
               │ line 5
               │ line 6
               │ line 7
               │ line 8
               │ line 9
            """);

    renderer.accept(plans.finished(1, new Outcome.Failed(new IllegalStateException("code 1"))));
    renderer.accept(plans.over());

    assertThat(terminal.text())
        .isEqualTo(
            """
            line 1
            line 2
            line 3
            line 4
            line 5
            line 6
            line 7
            line 8
            line 9
            [+] up 1/1
             ✘ Image demo-web  Error  (code 1)                     0.0s
            """);
  }

  @Test
  void a_terminal_that_became_narrower_is_cleaned_up() {
    plans.keep("demo-db-1").create("web");
    terminal = new FakeTerminal(24, 30);
    size = new TerminalBlock.Size(24, 60);
    var renderer = renderer(false);
    renderer.accept(plans.ready());
    size = new TerminalBlock.Size(24, 30);
    plans.later(10);
    renderer.accept(plans.started(1));

    assertThat(terminal.text().lines()).hasSize(3);
  }

  @Test
  void a_plan_without_anything_draws_nothing() {
    var renderer = renderer(true);
    plans.runAll(renderer);
    renderer.redraw();
    renderer.close();

    assertThat(terminal.text()).isEqualTo("\n");
    assertThat(terminal.isCursorShown()).isTrue();
  }

  @Test
  void closing_in_the_middle_gives_the_cursor_back() {
    plans.create("web");
    var renderer = renderer(true);
    renderer.accept(plans.ready());
    renderer.accept(plans.started(1));
    renderer.close();

    assertThat(terminal.isCursorShown()).isTrue();
    assertThat(terminal.text()).contains("Creating");
  }

  @Test
  void a_reason_too_long_for_the_line_has_lines_of_its_own() {
    plans
        .replace(
            "web", Reason.Changed.of(List.of("environment.FIRST", "environment.SECOND", "image")))
        .runAll(renderer(false));

    assertThat(terminal.text())
        .isEqualTo(
            """
            [+] up 1/1
             ✔ Container demo-web-1  Recreated                     0.0s
                 (environment.FIRST, environment.SECOND, image changed)
            """);
  }

  @Test
  void reasons_that_find_no_room_stay_above() {
    size(6, 60);
    for (var service : List.of("a", "b", "c")) {
      plans.replace(service, Reason.Changed.of(List.of("environment." + "LONG_".repeat(8))));
    }
    plans.keep("demo-d-1").keep("demo-e-1").runAll(renderer(false));

    assertThat(terminal.scrolledAway())
        .containsExactly(
            " ✔ Container demo-a-1  Recreated                       0.0s",
            "     (environment.LONG_LONG_LONG_LONG_LONG_LONG_LONG_LONG_",
            "     changed)",
            " ✔ Container demo-b-1  Recreated                       0.0s",
            "     (environment.LONG_LONG_LONG_LONG_LONG_LONG_LONG_LONG_",
            "     changed)",
            " ✔ Container demo-c-1  Recreated                       0.0s",
            "     (environment.LONG_LONG_LONG_LONG_LONG_LONG_LONG_LONG_",
            "     changed)");
    assertThat(terminal.text())
        .isEqualTo(
            """
            [+] up 5/5
             ✔ Container demo-a-1  Recreated  (environment.LONG_L… 0.0s
             ✔ Container demo-b-1  Recreated  (environment.LONG_L… 0.0s
             ✔ Container demo-c-1  Recreated  (environment.LONG_L… 0.0s
             … 2 more: 2 Running
            """);
  }

  @Test
  void the_reason_stays_when_the_container_was_waited_for() {
    plans.replace("web", Reason.Changed.of(List.of("image")));
    var web = Plans.existing("demo-web-1");
    var ready = new Action.AwaitReady(new ServiceName("web"), List.of(web), null);
    plans.add("web", new Reason.Requested("--wait"), ready);

    plans.runAll(renderer(false));

    assertThat(terminal.text()).contains("Container demo-web-1  Healthy  (image changed)");
  }

  @Test
  void one_that_is_waited_for_is_not_done_when_its_predecessor_is_removed() {
    plans.replace("web", Reason.Changed.of(List.of("image")));
    var web = Plans.existing("demo-web-1");
    plans.add(
        "web",
        new Reason.Requested("--wait"),
        new Action.AwaitReady(new ServiceName("web"), List.of(web), null));
    var renderer = renderer(false);
    renderer.accept(plans.ready());
    for (var number = 1; number <= 5; number++) {
      renderer.accept(plans.started(number));
      renderer.accept(plans.done(number));
    }
    renderer.accept(plans.started(7));
    renderer.accept(plans.started(6));
    renderer.accept(plans.done(6));
    now = now.plusSeconds(4);
    renderer.redraw();

    assertThat(terminal.text())
        .isEqualTo(
            """
            [+] up 0/1
             ⠋ Container demo-web-1  Waiting                       4.0s
            """);
  }

  @Test
  void on_a_narrow_terminal_the_kind_and_the_time_give_way_to_the_name() {
    size(10, 34);
    plans.keep("flask-postgres-web-1").runAll(renderer(false));

    assertThat(terminal.text())
        .isEqualTo(
            """
            [+] up 1/1
             ✔ …ask-postgres-web-1  Running
            """);
  }

  @Test
  void what_others_print_goes_above_the_block() {
    size(8, 60);
    plans.create("web").create("db");
    var renderer = renderer(false);
    renderer.accept(plans.ready());
    renderer.accept(plans.started(1));
    for (var number = 1; number <= 20; number++) {
      var line = "web-1  | line " + number + "\n";
      block.printAbove(() -> print(line));
    }
    renderer.redraw();

    assertThat(terminal.scrolledAway()).hasSize(15).last().isEqualTo("web-1  | line 15");
    assertThat(terminal.text())
        .isEqualTo(
            """
            web-1  | line 16
            web-1  | line 17
            web-1  | line 18
            web-1  | line 19
            web-1  | line 20
            [+] up 0/2
             ⠋ Container demo-web-1  Creating                      0.0s
            """);

    renderer.close();
    block.printAbove(() -> print("web-1  | after\n"));

    assertThat(terminal.isCursorShown()).isTrue();
    assertThat(terminal.text())
        .endsWith(" ⠋ Container demo-web-1  Creating                      0.0s\nweb-1  | after\n");
  }

  @Test
  void while_others_print_the_block_leaves_them_half_of_the_terminal() {
    size(20, 60);
    for (var number = 1; number <= 30; number++) {
      plans.create("s" + number);
    }
    var renderer = renderer(false);
    renderer.accept(plans.ready());
    for (var number = 1; number <= 60; number += 2) {
      renderer.accept(plans.started(number));
    }
    block.printAbove(() -> print("web-1  | line\n".repeat(12)));
    renderer.redraw();

    assertThat(terminal.text().lines().filter(line -> line.contains("Container")).count())
        .isEqualTo(7);
    assertThat(terminal.text()).contains("web-1  | line\n[+] up 0/30\n");
  }

  @Test
  void colours_and_overwritten_text_of_a_build_are_left_out() {
    plans.add("web", new Reason.Missing(), new Action.BuildImage(Plans.build("web")));
    var renderer = renderer(false);
    renderer.accept(plans.ready());
    renderer.accept(plans.started(1));
    var line = "10%\r\u001b[2K99% \u001b[91mdone\u001b[0m\u001b]0;title\u0007\r";
    renderer.accept(plans.progressed(1, new StepProgress.Line(line)));
    renderer.redraw();

    assertThat(terminal.text()).endsWith("   │ 99% done\n");
  }

  private void size(int rows, int columns) {
    terminal = new FakeTerminal(rows, columns);
    size = new TerminalBlock.Size(rows, columns);
  }

  private void print(String text) {
    terminal.write(text.toCharArray(), 0, text.length());
  }

  private TtyRenderer renderer(boolean colours) {
    block = new TerminalBlock(new PrintWriter(terminal), () -> size);
    return new TtyRenderer(
        block, new TtyRenderer.Options("up", Colours.when(colours), false, false), () -> now);
  }
}
