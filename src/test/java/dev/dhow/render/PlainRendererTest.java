package dev.dhow.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.event.Event;
import dev.dhow.event.Outcome;
import dev.dhow.event.StepProgress;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.Action;
import dev.dhow.plan.Reason;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainRendererTest {
  private final StringWriter text = new StringWriter();
  private final PlainRenderer renderer = new PlainRenderer(new PrintWriter(text), false);
  private final Plans plans = new Plans();

  @Test
  void tells_what_was_created_and_started() {
    plans.add("web", new Reason.Missing(), new Action.CreateNetwork(Plans.network("demo_default")));
    plans.keep("demo-db-1").create("web").runAll(renderer);

    assertThat(text)
        .hasToString(
            """
             Container demo-db-1  Running
             Network demo_default  Created
             Container demo-web-1  Created
             Container demo-web-1  Started
            """);
  }

  @Test
  void a_replacement_is_one_piece_of_work_with_its_reason() {
    plans.replace("web", Reason.Changed.of(List.of("image", "environment.DEBUG")));
    plans.runAll(renderer);

    assertThat(text)
        .hasToString(
            """
             Container demo-web-1  Recreate
             Container demo-web-1  Recreated  (image, environment.DEBUG changed)
            """);
  }

  @Test
  void a_replacement_that_is_waited_for_gives_its_reason_when_it_is_over() {
    plans.replace("web", Reason.Changed.of(List.of("image")));
    plans.awaitHealthyBeforeLast("web");
    plans.runAll(renderer);

    assertThat(text)
        .hasToString(
            """
             Container demo-web-1  Recreate
             Container demo-web-1  Waiting
             Container demo-web-1  Healthy
             Container demo-web-1  Recreated  (image changed)
            """);
  }

  @Test
  void what_is_at_work_when_all_is_cancelled_is_told_before_that() {
    var web = Plans.existing("demo-web-1");
    plans.add("web", new Reason.NotRunning(), new Action.StartContainer(web));
    var healthy = new Action.AwaitHealthy(new ServiceName("web"), List.of(web), null);
    plans.add("web", new Reason.NeededBy(new ServiceName("web")), healthy);
    renderer.accept(plans.ready());
    renderer.accept(plans.started(1));
    renderer.accept(plans.finished(2, new Outcome.Cancelled()));
    renderer.accept(plans.done(1));

    assertThat(text)
        .hasToString(
            """
             Container demo-web-1  Started  (was not running)
             Container demo-web-1  Cancelled
            """);
  }

  @Test
  void a_container_that_is_started_again_says_why() {
    var action = new Action.StartContainer(Plans.existing("demo-web-1"));
    plans.add("web", new Reason.NotRunning(), action);
    plans.runAll(renderer);

    assertThat(text).hasToString(" Container demo-web-1  Started  (was not running)\n");
  }

  @Test
  void a_pull_that_is_tried_again_says_so() {
    plans.add("db", new Reason.Missing(), new Action.PullImage("db:1", null));
    renderer.accept(plans.ready());
    var step = plans.plan().steps().getFirst();
    var why = new StepProgress.Waiting("trying again in 1 s: slow down");
    renderer.accept(new Event.StepProgressed(Instant.EPOCH, step, why));

    assertThat(text).hasToString(" Image db:1  trying again in 1 s: slow down\n");
  }

  @Test
  void a_reason_is_told_once() {
    var old = Plans.existing("demo-web-3");
    var why = new Reason.ScaledDown(3, 2);
    plans.add("web", why, new Action.StopContainer(old, null));
    plans.add("web", why, new Action.RemoveContainer(old, false));
    plans.runAll(renderer);

    assertThat(text)
        .hasToString(
            """
             Container demo-web-3  Stopping
             Container demo-web-3  Stopped  (scaled down from 3 to 2)
             Container demo-web-3  Removed
            """);
  }

  @Test
  void a_failure_tells_why_and_what_was_skipped() {
    var db = Plans.existing("demo-db-1");
    var healthy = new Action.AwaitHealthy(new ServiceName("db"), List.of(db), null);
    plans.keep("demo-db-1").add("db", new Reason.NeededBy(new ServiceName("web")), healthy);
    plans.create("web");
    renderer.accept(plans.ready());
    renderer.accept(plans.started(1));
    var cause = new IllegalStateException("container demo-db-1 is unhealthy\nand more");
    renderer.accept(plans.finished(1, new Outcome.Failed(cause)));
    renderer.accept(plans.started(2));
    renderer.accept(plans.done(2));
    renderer.accept(plans.finished(3, new Outcome.Skipped(plans.steps().getFirst().id())));

    assertThat(text)
        .hasToString(
            """
             Container demo-db-1  Running
             Container demo-db-1  Waiting
             Container demo-db-1  Error  (container demo-db-1 is unhealthy)
             Container demo-web-1  Created
             Container demo-web-1  Skipped  (Container demo-db-1 failed)
            """);
  }

  @Test
  void a_failed_replacement_says_that_the_old_container_is_back() {
    plans.replace("web", Reason.Changed.of(List.of("command")));
    var failed = plans.steps().get(4);
    var back = new Reason.PutBack(failed.id());
    plans.add("web", back, new Action.RenameContainer(Plans.existing("demo-web-1"), "demo-web-1"));
    plans.add("web", back, new Action.StartContainer(Plans.existing("demo-web-1")));
    renderer.accept(plans.ready());
    for (var number = 1; number <= 4; number++) {
      renderer.accept(plans.started(number));
      renderer.accept(plans.done(number));
    }
    renderer.accept(plans.started(5));
    renderer.accept(
        plans.finished(5, new Outcome.Failed(new IllegalStateException("no such file"))));
    renderer.accept(plans.finished(6, new Outcome.Skipped(failed.id())));
    for (var number = 7; number <= 8; number++) {
      renderer.accept(plans.started(number));
      renderer.accept(plans.done(number));
    }

    assertThat(text)
        .hasToString(
            """
             Container demo-web-1  Recreate
             Container demo-web-1  Error  (no such file)
             Container demo-web-1  Put back  (is as before)
            """);
  }

  @Test
  void so_does_one_that_is_cancelled_while_that_is_stopped() {
    plans.replace("web", Reason.Changed.of(List.of("command")));
    var back = new Reason.PutBack(plans.steps().get(4).id());
    plans.add("web", back, new Action.StartContainer(Plans.existing("demo-web-1")));
    renderer.accept(plans.ready());
    renderer.accept(plans.started(1));
    renderer.accept(plans.done(1));
    renderer.accept(plans.started(2));
    for (var number = 3; number <= 6; number++) {
      renderer.accept(plans.finished(number, new Outcome.Cancelled()));
    }
    renderer.accept(plans.done(2));
    renderer.accept(plans.started(7));
    renderer.accept(plans.done(7));

    assertThat(text)
        .hasToString(
            """
             Container demo-web-1  Recreate
             Container demo-web-1  Cancelled
             Container demo-web-1  Put back  (is as before)
            """);
  }

  @Test
  void a_wait_for_several_containers_fails_for_the_one_it_names() {
    var pair = List.of(Plans.existing("demo-a-1"), Plans.existing("demo-a-2"));
    plans.keep("demo-a-1").keep("demo-a-2");
    plans.add(
        "a",
        new Reason.NeededBy(new ServiceName("web")),
        new Action.AwaitHealthy(new ServiceName("a"), List.copyOf(pair), null));
    renderer.accept(plans.ready());
    renderer.accept(plans.started(1));
    var cause = new IllegalStateException("container demo-a-2 exited (1)");
    renderer.accept(plans.finished(1, new Outcome.Failed(cause)));

    assertThat(text.toString())
        .endsWith(
            """
             Container demo-a-1  Running
             Container demo-a-2  Error  (container demo-a-2 exited (1))
            """);
  }

  @Test
  void a_wait_that_may_fail_is_no_error() {
    var optional = Plans.existing("demo-cache-1");
    plans.keep("demo-cache-1");
    var wait = new Action.AwaitHealthy(new ServiceName("cache"), List.of(optional), null);
    plans.add("cache", new Reason.NeededBy(new ServiceName("web")), wait);
    plans.addAfterEnd("web", new Action.StartContainer(Plans.existing("demo-web-1")));
    renderer.accept(plans.ready());
    renderer.accept(plans.started(1));
    var cause = new IllegalStateException("container demo-cache-1 is unhealthy");
    renderer.accept(plans.finished(1, new Outcome.Failed(cause)));

    assertThat(text.toString())
        .endsWith(" Container demo-cache-1  Skipped  (container demo-cache-1 is unhealthy)\n");
  }

  @Test
  void build_output_is_led_by_the_service_when_several_build() {
    plans.add("web", new Reason.Missing(), new Action.BuildImage(Plans.build("web")));
    plans.add("api", new Reason.Missing(), new Action.BuildImage(Plans.build("api")));
    renderer.accept(plans.ready());
    renderer.accept(plans.started(1));
    renderer.accept(plans.started(2));
    renderer.accept(
        plans.progressed(1, new StepProgress.Line("Step 1/2 : FROM \u001b[31mbusybox")));
    renderer.accept(plans.progressed(2, new StepProgress.Line("Step 1/9 : FROM debian")));
    renderer.accept(plans.done(1));

    assertThat(text)
        .hasToString(
            """
             Image demo-web  Building
             Image demo-api  Building
            web | Step 1/2 : FROM busybox
            api | Step 1/9 : FROM debian
             Image demo-web  Built
            """);
  }

  @Test
  void a_quiet_build_shows_its_output_only_when_it_fails() {
    var quiet = new PlainRenderer(new PrintWriter(text), true);
    plans.add("web", new Reason.Missing(), new Action.BuildImage(Plans.build("web")));
    quiet.accept(plans.ready());
    quiet.accept(plans.started(1));
    quiet.accept(plans.progressed(1, new StepProgress.Line("Step 1/1 : RUN false")));
    quiet.accept(plans.finished(1, new Outcome.Failed(new IllegalStateException("exit code 1"))));

    assertThat(text)
        .hasToString(
            """
             Image demo-web  Building
            Step 1/1 : RUN false
             Image demo-web  Error  (exit code 1)
            """);
  }

  @Test
  void notes_come_first() {
    plans.note("found orphan containers (demo-old-1)", "remove them with --remove-orphans");
    plans.keep("demo-db-1").runAll(renderer);

    assertThat(text)
        .hasToString(
            """
            warning: found orphan containers (demo-old-1)
              hint: remove them with --remove-orphans
             Container demo-db-1  Running
            """);
  }

  @Test
  void sixty_services_need_about_two_lines_each() {
    for (var number = 1; number <= 60; number++) {
      plans.create("s" + number);
    }
    plans.runAll(renderer);

    assertThat(text.toString().lines()).hasSizeLessThanOrEqualTo(130);
  }
}
