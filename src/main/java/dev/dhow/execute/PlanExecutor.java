package dev.dhow.execute;

import dev.dhow.event.Event;
import dev.dhow.event.Outcome;
import dev.dhow.event.PlanResult;
import dev.dhow.event.StepProgress;
import dev.dhow.model.Entries;
import dev.dhow.plan.Action;
import dev.dhow.plan.Need;
import dev.dhow.plan.Plan;
import dev.dhow.plan.Step;
import dev.dhow.plan.StepId;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs a plan: each step on its own virtual thread, as soon as the steps it needs are done.
///
/// It decides nothing. A failed step takes along only the steps that need it; the others finish.
/// Interrupting the calling thread cancels the run: waiting steps never start, what may take long
/// is interrupted, what the engine has been asked to do is completed, replacements that have begun
/// are put back, and the outcomes so far are still returned. A second interrupt interrupts
/// everything but starts of containers, so that none runs which nobody knows of, and puts nothing
/// back. An executor runs one plan.
public final class PlanExecutor {
  private final StepRunner runner;
  private final Permits permits;
  private final Consumer<? super Event> events;
  private final InstantSource clock;
  private final ReentrantLock telling = new ReentrantLock();
  private volatile SequencedMap<StepId, StepThread> threads = new LinkedHashMap<>();
  private volatile Set<StepId> undone = Set.of();
  private volatile boolean cancelled;
  private volatile boolean givenUp;
  private @Nullable RuntimeException deafness;

  /// @param events told one at a time, from many threads
  public PlanExecutor(
      StepRunner runner, Permits permits, Consumer<? super Event> events, InstantSource clock) {
    this.runner = runner;
    this.permits = permits;
    this.events = events;
    this.clock = clock;
  }

  /// Returns once all steps have ended. The thread's interrupted status is set when it was
  /// interrupted meanwhile.
  ///
  /// @throws RuntimeException what the listener of events threw, after everything has ended
  public PlanResult execute(Plan plan) {
    tell(new Event.PlanReady(clock.instant(), plan));
    var all = new LinkedHashMap<StepId, StepThread>();
    for (var step : plan.steps()) {
      all.put(step.id(), new StepThread(step, this::settle));
    }
    undone = plan.undone();
    threads = all;
    all.values().forEach(StepThread::start);
    awaitAll();
    var outcomes = new LinkedHashMap<StepId, Outcome>();
    all.forEach((id, thread) -> outcomes.put(id, thread.outcomeNow()));
    tell(new Event.PlanFinished(clock.instant(), plan));
    if (deafness != null) {
      throw deafness;
    }
    return new PlanResult(plan, outcomes);
  }

  /// Cancels gracefully, as the first interrupt does; from any thread.
  public void cancel() {
    var again = cancelled;
    cancelled = true;
    for (var thread : threads.values()) {
      thread.interrupt(step -> !step.endsReplacement(), this::isLeftAtOnce);
      if (!again && thread.isAtWork()) {
        tellIfAwaited(thread.step());
      }
    }
  }

  private boolean isLeftAtOnce(Step step) {
    return Effort.of(step.action()).mayTakeLong() && !step.endsReplacement() && !isUndone(step);
  }

  /// What is stopped to be replaced can be started again only once it has ended.
  private boolean isUndone(Step step) {
    return Effort.of(step.action()) == Effort.STOP && undone.contains(step.id());
  }

  /// It may take as long as the container has to end.
  private void tellIfAwaited(Step step) {
    if (isUndone(step) && step.action() instanceof Action.StopContainer(var container, _)) {
      var warning =
          new StepProgress.Warning(
              "container %s is started again once it has ended".formatted(container.name()),
              "interrupt again to leave it as it is");
      tell(new Event.StepProgressed(clock.instant(), step, warning));
    }
  }

  private void giveUp() {
    givenUp = true;
    threads
        .values()
        .forEach(
            thread -> thread.interrupt(_ -> true, step -> Effort.of(step.action()).canBeGivenUp()));
  }

  private boolean isPointless(Step step) {
    return step.endsReplacement() ? givenUp : cancelled;
  }

  private void awaitAll() {
    var interrupted = false;
    for (var thread : threads.values()) {
      while (!thread.hasEnded()) {
        try {
          thread.awaitEnd();
        } catch (InterruptedException _) {
          if (interrupted) {
            giveUp();
          }
          interrupted = true;
          cancel();
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Outcome settle(StepThread thread) {
    Outcome outcome;
    try {
      outcome = runWhenReady(thread);
    } catch (InterruptedException _) {
      outcome = new Outcome.Cancelled();
    } catch (RuntimeException e) {
      outcome = new Outcome.Failed(e);
    } catch (Error e) {
      outcome = new Outcome.Failed(new IllegalStateException("dhow has a bug: " + e, e));
    }
    thread.calm();
    tell(new Event.StepFinished(clock.instant(), thread.step(), outcome));
    return outcome;
  }

  private Outcome runWhenReady(StepThread thread) throws InterruptedException {
    var step = thread.step();
    var hindrance = hindrance(step);
    if (hindrance.isPresent()) {
      return hindrance.get();
    }
    var effort = Effort.of(step.action());
    permits.acquire(effort);
    try {
      if (!thread.beginWork(() -> isPointless(step))) {
        return new Outcome.Cancelled();
      }
      tell(new Event.StepStarted(clock.instant(), step));
      runner.run(step, progress -> tell(new Event.StepProgressed(clock.instant(), step, progress)));
      return new Outcome.Done();
    } finally {
      permits.release(effort);
    }
  }

  /// Waits for what a step needs.
  ///
  /// @return how the step ends without having run; empty when it may run
  private Optional<Outcome> hindrance(Step step) throws InterruptedException {
    var found = new LinkedHashMap<Need, Outcome>();
    for (var need : step.needs()) {
      found.put(need, outcomeOf(need.step()));
    }
    if (Entries.of(found).anyMatch(need -> isCancelled(step, need))) {
      return Optional.of(new Outcome.Cancelled());
    }
    for (var need : found.entrySet()) {
      if (need.getKey().when() == Need.When.FAILED
          && !hasFailed(need.getValue())
          && !(need.getValue() instanceof Outcome.Cancelled)) {
        return Optional.of(new Outcome.NotNeeded());
      }
    }
    var tooMany = tooManyFailures(found);
    if (tooMany.isPresent()) {
      return tooMany;
    }
    for (var need : found.entrySet()) {
      if (need.getKey().when() == Need.When.DONE && !(need.getValue() instanceof Outcome.Done)) {
        return Optional.of(
            need.getValue() instanceof Outcome.NotNeeded
                ? new Outcome.NotNeeded()
                : new Outcome.Skipped(need.getKey().step()));
      }
    }
    return Optional.empty();
  }

  /// Whether a step ends as what it needs did. One that ends a replacement needs only what it does
  /// so with.
  private static boolean isCancelled(Step step, Map.Entry<Need, Outcome> need) {
    return need.getValue() instanceof Outcome.Cancelled
        && (!step.endsReplacement() || need.getKey().when() == Need.When.DONE);
  }

  private static Optional<Outcome> tooManyFailures(Map<Need, Outcome> found) {
    var failed =
        Entries.of(found)
            .filter(need -> hasFailed(need.getValue()))
            .map(Map.Entry::getKey)
            .filter(need -> need.when() == Need.When.COUNTED)
            .toList();
    return failed.isEmpty() || failed.size() <= failed.getFirst().tolerated()
        ? Optional.empty()
        : Optional.of(new Outcome.Skipped(failed.getFirst().step()));
  }

  private Outcome outcomeOf(StepId step) throws InterruptedException {
    var thread = Objects.requireNonNull(threads.get(step), "a step needs only earlier ones");
    thread.awaitEnd();
    return thread.outcomeNow();
  }

  private static boolean hasFailed(Outcome outcome) {
    return outcome instanceof Outcome.Failed || outcome instanceof Outcome.Skipped;
  }

  /// A listener that throws hears nothing more, and ends the run.
  private void tell(Event event) {
    telling.lock();
    try {
      if (deafness == null) {
        events.accept(event);
      }
    } catch (RuntimeException e) {
      deafness = e;
      cancel();
    } finally {
      telling.unlock();
    }
  }
}
