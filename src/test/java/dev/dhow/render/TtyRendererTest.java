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
  private TtyRenderer.Size size = new TtyRenderer.Size(24, 60);
  private Instant now = Plans.START;

  @Test
  void one_line_a_resource_is_redrawn_in_place() {
    plans.keep("demo-db-1").replace("web", new Reason.Changed(List.of("image")));
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
    size = new TtyRenderer.Size(10, 60);
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
    size = new TtyRenderer.Size(24, 30);
    plans.keep("a-very-long-container-name-1").runAll(renderer(false));

    assertThat(terminal.text())
        .isEqualTo(
            """
            [+] up 1/1
             ✔ Container a-v…  Runn… 0.0s
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
    size = new TtyRenderer.Size(24, 60);
    var renderer = renderer(false);
    renderer.accept(plans.ready());
    size = new TtyRenderer.Size(24, 30);
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

  private TtyRenderer renderer(boolean colours) {
    return new TtyRenderer(
        new PrintWriter(terminal),
        new TtyRenderer.Options("up", Colours.when(colours), false, false),
        () -> now,
        () -> size);
  }
}
