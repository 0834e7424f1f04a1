package dev.dhow.execute;

import static dev.dhow.execute.Plans.done;
import static dev.dhow.execute.Plans.failed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.engine.VirtualTime;
import dev.dhow.event.Event;
import dev.dhow.event.Outcome;
import dev.dhow.event.PlanResult;
import dev.dhow.event.StepProgress;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.Action;
import dev.dhow.plan.Action.RemoveContainer.Proviso;
import dev.dhow.plan.ContainerRef;
import dev.dhow.plan.Plan;
import dev.dhow.plan.PlanText;
import dev.dhow.plan.Reason;
import dev.dhow.plan.Step;
import dev.dhow.plan.StepId;
import dev.dhow.state.ContainerId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A run that is cancelled leaves no replacement half done, unless somebody insists.
@Timeout(10)
class CancelledReplacementTest {
  private static final Outcome DONE = new Outcome.Done();
  private static final Outcome CANCELLED = new Outcome.Cancelled();
  private static final ServiceName WEB = new ServiceName("web");
  private static final ContainerRef OLD =
      new ContainerRef.Existing(new ContainerId("c0ffee"), "web");
  private static final ContainerRef NEW =
      new ContainerRef.Existing(new ContainerId("decade"), "web");

  private final VirtualTime time = new VirtualTime();
  private final Plans plans = new Plans();
  private final Map<StepId, Work> held = new ConcurrentHashMap<>();
  private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
  private final PlanExecutor executor =
      new PlanExecutor(this::run, Permits.suiting(2), events::add, time);

  /// A step that ends only when it is told to, or interrupted.
  private static final class Work {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch open = new CountDownLatch(1);
    final CountDownLatch ended = new CountDownLatch(1);
  }

  private void run(Step step, Consumer<StepProgress> progress) throws InterruptedException {
    progress.accept(new StepProgress.Line(PlanText.of(step.action())));
    var work = held.get(step.id());
    if (work == null) {
      return;
    }
    try {
      work.begun.countDown();
      work.open.await();
    } finally {
      work.ended.countDown();
    }
  }

  private Work hold(StepId step) {
    var work = new Work();
    held.put(step, work);
    return work;
  }

  private StepId stop(ContainerRef container) {
    return plans.add(new Action.StopContainer(container, null));
  }

  private Running execute() {
    return new Running(executor, plans.plan());
  }

  @Test
  void what_was_being_stopped_is_started_again_once_it_has_ended() throws Exception {
    var stop = stop(OLD);
    var start = plans.add(new Action.StartContainer(NEW), done(stop));
    plans.add(new Action.StartContainer(OLD), new Reason.PutBack(start), failed(start), done(stop));
    var stopping = hold(stop);
    var run = execute();
    stopping.begun.await();
    executor.cancel();
    stopping.open.countDown();

    assertThat(run.outcomes()).containsExactly(DONE, CANCELLED, DONE);
    assertThat(run.result().cancelled()).isTrue();
    assertThat(events)
        .filteredOn(each ->
            each instanceof Event.StepProgressed(_, _, StepProgress.Warning(var text, _))
                && text.contains("web is started again"))
        .hasSize(1);
  }

  @Test
  void what_runs_only_for_a_moment_gives_way_to_what_ran() throws Exception {
    var start = plans.add(new Action.StartContainer(NEW));
    var lasts = plans.add(new Action.AwaitLasting(WEB, NEW), done(start));
    var back = new Reason.PutBack(lasts);
    var stop = plans.add(new Action.StopContainer(NEW, null), back, failed(lasts), done(start));
    plans.add(new Action.StartContainer(OLD), back, failed(lasts), Plans.ended(stop));
    var waiting = hold(lasts);
    var run = execute();
    waiting.begun.await();
    executor.cancel();

    assertThat(run.outcomes()).containsExactly(DONE, CANCELLED, DONE, DONE);
  }

  @Test
  void what_was_not_stopped_yet_is_left_alone() throws Exception {
    var work = plans.add("work");
    var stop = plans.add(new Action.StopContainer(OLD, null), done(work));
    var start = plans.add(new Action.StartContainer(NEW), done(stop));
    plans.add(new Action.StartContainer(OLD), new Reason.PutBack(start), failed(start), done(stop));
    var working = hold(work);
    var run = execute();
    working.begun.await();
    executor.cancel();
    working.open.countDown();

    assertThat(run.outcomes()).containsExactly(DONE, CANCELLED, CANCELLED, CANCELLED);
  }

  @Test
  void what_was_replaced_goes_once_that_is_decided() throws Exception {
    var start = plans.add(new Action.StartContainer(NEW));
    plans.add(
        new Action.RemoveContainer(OLD, false, new Proviso(true, false, NEW)),
        new Reason.ReplacedBy(start),
        done(start));
    plans.add(new Action.StartContainer(OLD), new Reason.PutBack(start), failed(start));
    plans.add("more", done(start));
    var starting = hold(start);
    var run = execute();
    starting.begun.await();
    executor.cancel();
    starting.open.countDown();

    assertThat(run.outcomes()).containsExactly(DONE, DONE, new Outcome.NotNeeded(), CANCELLED);
  }

  @Test
  void nothing_is_put_back_for_who_insists() throws Exception {
    var wait = plans.add(new Action.AwaitHealthy(WEB, List.of(), null));
    var stop = stop(OLD);
    var start = plans.add(new Action.StartContainer(NEW), done(stop));
    plans.add(new Action.StartContainer(OLD), new Reason.PutBack(start), failed(start), done(stop));
    var waiting = hold(wait);
    var stopping = hold(stop);
    var run = execute();
    waiting.begun.await();
    stopping.begun.await();
    run.interrupt();
    waiting.ended.await();
    assertThat(stopping.ended.getCount()).isOne();
    run.interrupt();

    assertThat(run.outcomes()).containsOnly(CANCELLED);
  }

  /// A plan that is run on a thread that can be interrupted.
  private static final class Running {
    private final FutureTask<PlanResult> task;
    private final Thread thread;

    Running(PlanExecutor executor, Plan plan) {
      task = new FutureTask<>(() -> executor.execute(plan));
      thread = Thread.ofVirtual().start(task);
    }

    @SuppressWarnings("Interruption") // as Ctrl-C does
    void interrupt() {
      thread.interrupt();
    }

    PlanResult result() throws Exception {
      return task.get();
    }

    List<Outcome> outcomes() throws Exception {
      return List.copyOf(result().outcomes().values());
    }
  }
}
