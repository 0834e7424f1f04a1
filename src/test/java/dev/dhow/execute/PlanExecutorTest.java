package dev.dhow.execute;

import static dev.dhow.execute.Plans.done;
import static dev.dhow.execute.Plans.ended;
import static dev.dhow.execute.Plans.failed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.VirtualTime;
import dev.dhow.event.Event;
import dev.dhow.event.Outcome;
import dev.dhow.event.PlanResult;
import dev.dhow.event.StepProgress;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.Action;
import dev.dhow.plan.ContainerRef;
import dev.dhow.plan.Step;
import dev.dhow.state.ContainerId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class PlanExecutorTest {
  private static final Outcome DONE = new Outcome.Done();
  private static final Outcome CANCELLED = new Outcome.Cancelled();

  private final VirtualTime time = new VirtualTime();
  private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
  private final List<String> ran = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, StepWork> work = new ConcurrentHashMap<>();
  private final Plans plans = new Plans();

  private interface StepWork {
    void run() throws InterruptedException;
  }

  private void run(Step step, Consumer<StepProgress> progress) throws InterruptedException {
    var name = name(step);
    work.getOrDefault(name, () -> {}).run();
    progress.accept(new StepProgress.Line(name));
    ran.add(name);
  }

  private static String name(Step step) {
    return switch (step.action()) {
      case Action.RemoveVolume(var name, _) -> name;
      case Action.AwaitHealthy(var service, _, _) -> service.value();
      case Action.StartContainer(var container) -> container.name();
      default -> throw new AssertionError(step);
    };
  }

  private static void fail() {
    throw new IllegalStateException("broken");
  }

  private PlanExecutor executor() {
    return new PlanExecutor(this::run, Permits.suiting(2), events::add, time);
  }

  private PlanResult execute() {
    return executor().execute(plans.plan());
  }

  private List<Outcome> outcomes() {
    return List.copyOf(execute().outcomes().values());
  }

  @Test
  void an_empty_plan_is_told_and_done() {
    assertThat(execute().succeeded()).isTrue();
    assertThat(events).hasExactlyElementsOfTypes(Event.PlanReady.class, Event.PlanFinished.class);
  }

  @Test
  void a_step_runs_after_those_it_needs() {
    var first = plans.add("first");
    var second = plans.add("second", done(first));
    plans.add("third", done(first), done(second));
    assertThat(outcomes()).containsExactly(DONE, DONE, DONE);
    assertThat(ran).containsExactly("first", "second", "third");
  }

  @Test
  void steps_that_need_nothing_of_each_other_run_at_the_same_time() {
    var meeting = new CyclicBarrier(2);
    for (var name : List.of("a", "b")) {
      plans.add(name);
      work.put(name, () -> meet(meeting));
    }
    assertThat(outcomes()).containsExactly(DONE, DONE);
  }

  private static void meet(CyclicBarrier meeting) throws InterruptedException {
    try {
      meeting.await();
    } catch (BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_failure_takes_along_only_what_needs_it() {
    work.put("a", PlanExecutorTest::fail);
    var a = plans.add("a");
    var b = plans.add("b", done(a));
    plans.add("c", done(b));
    var d = plans.add("d");
    plans.add("e", done(d));
    var result = execute();
    assertThat(result.of(b)).isEqualTo(new Outcome.Skipped(a));
    assertThat(ran).containsExactlyInAnyOrder("d", "e");
    assertThat(result.succeeded()).isFalse();
    assertThat(result.failures())
        .singleElement()
        .satisfies(failure -> {
          assertThat(failure.step().id()).isEqualTo(a);
          assertThat(failure.cause()).hasMessage("broken");
          assertThat(failure.skipped()).map(PlanExecutorTest::name).containsExactly("b", "c");
        });
  }

  @Test
  void what_needs_only_the_end_runs_after_a_failure() {
    work.put("a", PlanExecutorTest::fail);
    var a = plans.add("a");
    var b = plans.add("b", done(a));
    plans.add("c", ended(b));
    execute();
    assertThat(ran).containsExactly("c");
  }

  @Test
  void putting_back_is_not_needed_when_nothing_failed() {
    var a = plans.add("a");
    var back = plans.add("back", failed(a));
    plans.add("after back", done(back));
    plans.add("after all", ended(back));
    assertThat(outcomes())
        .containsExactly(DONE, new Outcome.NotNeeded(), new Outcome.NotNeeded(), DONE);
  }

  @Test
  void putting_back_is_needed_when_something_failed_or_never_ran() {
    work.put("a", PlanExecutorTest::fail);
    var a = plans.add("a");
    var b = plans.add("b", done(a));
    plans.add("put a back", failed(a));
    plans.add("put b back", failed(b));
    execute();
    assertThat(ran).containsExactlyInAnyOrder("put a back", "put b back");
  }

  @Test
  void putting_back_is_not_needed_whatever_else_it_needs() {
    work.put("a", PlanExecutorTest::fail);
    var a = plans.add("a");
    var b = plans.add("b");
    var back = plans.add("back", done(a), failed(b));
    assertThat(execute().of(back)).isEqualTo(new Outcome.NotNeeded());
  }

  @Test
  void the_wait_for_an_optional_dependency_may_fail() {
    work.put("db", PlanExecutorTest::fail);
    var wait = plans.add(new Action.AwaitHealthy(new ServiceName("db"), List.of(), null));
    plans.add("web", ended(wait));
    var result = execute();
    assertThat(result.succeeded()).isTrue();
    assertThat(result.failures()).hasSize(1);
  }

  @Test
  void no_more_work_is_done_at_once_than_there_are_permits() {
    var atWork = new AtomicInteger();
    var most = new AtomicInteger();
    for (var i = 0; i < 20; i++) {
      plans.add("step " + i);
      work.put(
          "step " + i,
          () -> {
            most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            atWork.decrementAndGet();
          });
    }
    new PlanExecutor(this::run, Permits.exactly(3), events::add, time).execute(plans.plan());
    assertThat(most.get()).isBetween(1, 3);
    assertThat(ran).hasSize(20);
  }

  @Test
  void waits_take_no_permit() {
    var worked = new CountDownLatch(1);
    work.put("db", worked::await);
    work.put("work", worked::countDown);
    plans.add(new Action.AwaitHealthy(new ServiceName("db"), List.of(), null));
    plans.add("work");
    var result =
        new PlanExecutor(this::run, Permits.exactly(1), events::add, time).execute(plans.plan());
    assertThat(result.succeeded()).isTrue();
  }

  @Test
  void cancelling_lets_work_complete_and_starts_nothing_more() throws Exception {
    var started = new CountDownLatch(1);
    var completes = new CountDownLatch(1);
    var cancelled = new CountDownLatch(1);
    work.put(
        "a",
        () -> {
          started.countDown();
          completes.await();
        });
    var a = plans.add("a");
    plans.add("b", done(a));
    plans.add("c", ended(a));
    plans.add("d", failed(a));
    var executor = executor();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var run = threads.submit(() -> executor.execute(plans.plan()));
      started.await();
      executor.cancel();
      cancelled.countDown();
      completes.countDown();
      var result = run.get();
      assertThat(result.outcomes().values()).containsExactly(DONE, CANCELLED, CANCELLED, CANCELLED);
      assertThat(result.cancelled()).isTrue();
      assertThat(result.succeeded()).isFalse();
    }
  }

  @Test
  void interrupting_the_caller_interrupts_waits() throws Exception {
    var started = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    work.put(
        "db",
        () -> {
          started.countDown();
          never.await();
        });
    var wait = plans.add(new Action.AwaitHealthy(new ServiceName("db"), List.of(), null));
    plans.add("web", done(wait));
    var caller = new Caller();
    started.await();
    caller.thread.interrupt();
    assertThat(caller.result().outcomes().values()).containsExactly(CANCELLED, CANCELLED);
    assertThat(caller.wasInterrupted).isTrue();
  }

  @Test
  void a_second_interrupt_interrupts_work_but_no_start_so_that_nothing_runs_unknown()
      throws Exception {
    var busy = new CountDownLatch(2);
    var open = new CountDownLatch(1);
    var givenUp = new CountDownLatch(1);
    var waitsEnded = new CountDownLatch(1);
    work.put(
        "web",
        () -> {
          busy.countDown();
          open.await();
        });
    work.put("a", () -> blocked(busy, givenUp));
    work.put("db", () -> blocked(new CountDownLatch(1), waitsEnded));
    plans.add(
        new Action.StartContainer(new ContainerRef.Existing(new ContainerId("c0ffee"), "web")));
    plans.add("a");
    plans.add(new Action.AwaitHealthy(new ServiceName("db"), List.of(), null));
    var caller = new Caller();
    busy.await();
    caller.thread.interrupt();
    waitsEnded.await();
    caller.thread.interrupt();
    givenUp.await();
    assertThat(caller.done.isDone()).isFalse();
    open.countDown();
    assertThat(caller.result().outcomes().values()).containsExactly(DONE, CANCELLED, CANCELLED);
  }

  private static void blocked(CountDownLatch begun, CountDownLatch ended)
      throws InterruptedException {
    try {
      begun.countDown();
      new CountDownLatch(1).await();
    } finally {
      ended.countDown();
    }
  }

  /// Executes the plan on a thread that can be interrupted.
  private final class Caller {
    private final CompletableFuture<PlanResult> done = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean wasInterrupted;

    Caller() {
      thread =
          Thread.ofVirtual()
              .start(() -> {
                var result = execute();
                wasInterrupted = Thread.currentThread().isInterrupted();
                done.complete(result);
              });
    }

    PlanResult result() throws Exception {
      return done.get();
    }
  }

  @Test
  void a_run_that_was_cancelled_before_does_nothing() {
    plans.add("a");
    var executor = executor();
    executor.cancel();
    assertThat(executor.execute(plans.plan()).cancelled()).isTrue();
    assertThat(ran).isEmpty();
  }

  @Test
  void events_tell_the_story_of_each_step() {
    plans.add("a");
    execute();
    assertThat(events)
        .hasExactlyElementsOfTypes(
            Event.PlanReady.class,
            Event.StepStarted.class,
            Event.StepProgressed.class,
            Event.StepFinished.class,
            Event.PlanFinished.class)
        .allMatch(event -> event.at().equals(VirtualTime.START));
  }

  @Test
  void a_listener_that_throws_ends_the_run() {
    for (var i = 0; i < 5; i++) {
      plans.add("step " + i);
    }
    Consumer<Event> deaf =
        event -> {
          if (event instanceof Event.StepStarted) {
            throw new IllegalStateException("no space left");
          }
        };
    var executor = new PlanExecutor(this::run, Permits.exactly(1), deaf, time);
    assertThatThrownBy(() -> executor.execute(plans.plan())).hasMessage("no space left");
    assertThat(ran).hasSizeLessThan(5);
  }

  @Test
  void an_error_in_a_step_is_a_failure_and_not_the_end() {
    work.put(
        "a",
        () -> {
          throw new AssertionError("impossible");
        });
    var a = plans.add("a");
    assertThat(execute().of(a)).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void many_steps_all_end() throws Exception {
    var last = plans.add("0");
    for (var i = 1; i < 500; i++) {
      last = i % 7 == 0 ? plans.add("" + i) : plans.add("" + i, done(last));
    }
    Future<PlanResult> result;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      result = threads.submit(this::execute);
    }
    assertThat(result.get().outcomes().values()).hasSize(500).containsOnly(DONE);
  }
}
