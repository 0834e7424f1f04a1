package dev.dhow.app;

import dev.dhow.engine.Engine;
import dev.dhow.event.Event;
import dev.dhow.event.StepProgress;
import dev.dhow.logs.LogItem;
import dev.dhow.logs.MergedLogs;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.Action;
import dev.dhow.plan.ContainerRef;
import dev.dhow.state.ObservedContainer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// The output of the containers of an attached `up`, printed on a thread of its own from the moment
/// the first of them is started; and the watch over which of them have ended.
final class AttachedOutput implements AutoCloseable {
  /// How long the news of an end may take.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Attachment attachment;
  private final UpOptions options;
  private final MergedLogs logs;
  private final LogPrinter printer;
  private final CountDownLatch begun = new CountDownLatch(1);
  private final Thread thread;
  private final OwnEnds ends = new OwnEnds();
  private final Set<String> ended = new HashSet<>();
  private Set<String> expected = Set.of();
  private final Map<String, Integer> firstExits = new HashMap<>();
  private @Nullable Integer abortCode;
  private @Nullable RuntimeException failure;
  private boolean over;
  private boolean left;

  AttachedOutput(LogPrinter printer, Attachment attachment, UpOptions options, MergedLogs logs) {
    this.printer = printer;
    this.attachment = attachment;
    this.options = options;
    this.logs = logs;
    this.thread = Thread.ofVirtual().name("output").start(this::deliver);
  }

  /// Learns which ends `up` brings about itself, and prints from the first start on.
  void follow(Event event) {
    learn(event);
    if (event instanceof Event.StepProgressed(var at, var step, StepProgress.Said(var text))) {
      switch (step.action()) {
        case Action.RunHook(var container, var service, _, _) -> tell(container, service, at, text);
        case Action.AwaitCompleted(var service, _, _, var container) when container != null ->
            tell(container, service, at, text);
        default -> {} // nobody else says anything
      }
    }
    if (event instanceof Event.StepStarted(_, var step)
        && step.action() instanceof Action.StartContainer) {
      begin();
    }
  }

  /// What hooks write, and what runs before a container, is shown as if the container had written
  /// it, with an arrow behind its label.
  private synchronized void tell(
      ContainerRef container, ServiceName service, Instant at, String text) {
    if (attachment.shown().contains(service.value())) {
      printer.hook(container.name(), service, at, text);
    }
  }

  /// What is started again is yet to end.
  private synchronized void learn(Event event) {
    ends.follow(event);
    if (event instanceof Event.StepStarted(_, var step)) {
      switch (step.action()) {
        case Action.StartContainer(ContainerRef.Existing container) ->
            ended.remove(container.id().value());
        case Action.RestartContainer(ContainerRef.Existing container, _) ->
            ended.remove(container.id().value());
        default -> {}
      }
    }
  }

  /// Looks at the containers that were stopped by `up`, whose plans are over, and tells the ends
  /// that turn out to be their own.
  void settle(Engine engine) throws InterruptedException {
    synchronized (this) {
      ends.look(engine);
      accept(List.copyOf(ends.release()));
    }
    begin();
  }

  /// Whether the end of a container was told, or is going to be.
  synchronized boolean willBeTold(ObservedContainer container) {
    return attachment.isShownOrMonitored(container.service())
        && (container.status().isUp() || ends.willBeTold(container.name()));
  }

  /// Prints from now on.
  void begin() {
    if (begun.getCount() > 0) {
      begun.countDown();
    }
  }

  Set<String> monitored() {
    return attachment.monitored();
  }

  private void deliver() {
    try {
      begun.await();
      for (var items = logs.take(); !items.isEmpty(); items = logs.take()) {
        accept(items);
      }
    } catch (InterruptedException _) {
      // closed
    } catch (RuntimeException e) {
      fail(e);
    }
    finish();
  }

  private synchronized void accept(List<LogItem> items) {
    var told = new ArrayList<LogItem>();
    for (var item : items) {
      if (item instanceof LogItem.Ended end && ends.judge(end) != OwnEnds.Verdict.TELL) {
        continue;
      }
      if (attachment.shown().contains(item.source().service())) {
        told.add(item);
      }
      if (item instanceof LogItem.Ended end && !end.restarting()) {
        note(end);
      }
    }
    printer.print(told);
    notifyAll();
  }

  private void note(LogItem.Ended end) {
    var service = end.source().service();
    ended.add(end.source().container().value());
    if (attachment.monitored().contains(service)) {
      firstExits.putIfAbsent(service, end.exitCode());
      if (abortCode == null && aborts(end)) {
        abortCode = end.exitCode();
      }
    }
  }

  private boolean aborts(LogItem.Ended end) {
    if (options.abortOnFailure()) {
      return end.exitCode() != 0;
    }
    return options.abortOnExit() || options.exitCodeFrom() != null;
  }

  /// Makes whoever waits for the end throw this.
  synchronized void fail(RuntimeException problem) {
    failure = problem;
    notifyAll();
  }

  private synchronized void finish() {
    over = true;
    notifyAll();
  }

  /// From now on it is these containers that have to end.
  ///
  /// @param containers their ids
  synchronized void expect(Set<String> containers) {
    expected = Set.copyOf(containers);
    notifyAll();
  }

  /// Lets whoever waits for the end go; the containers go on.
  synchronized void leave() {
    left = true;
    notifyAll();
  }

  synchronized boolean isLeft() {
    return left;
  }

  /// Waits until all containers that have to have ended, one has ended that ends the rest, or
  /// somebody leaves them.
  synchronized void awaitEnd() throws InterruptedException {
    while (!over && !left && abortCode == null && failure == null && !ended.containsAll(expected)) {
      wait();
    }
    if (failure != null) {
      throw failure;
    }
  }

  /// Waits until it is told that these containers have ended, which they have.
  ///
  /// @param containers their ids
  synchronized void awaitTold(Set<String> containers) throws InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!over && !ended.containsAll(containers)) {
      var left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }

  /// Whether a container's end is to end all others.
  synchronized boolean isAborted() {
    return abortCode != null;
  }

  /// The exit code of the container whose end ended the others; 0 when there was none.
  synchronized int abortCode() {
    return abortCode == null ? 0 : abortCode;
  }

  /// How the service's first container to end did; empty when no end was told yet.
  synchronized Optional<Integer> firstExit(String service) {
    return Optional.ofNullable(firstExits.get(service));
  }

  @Override
  public void close() {
    logs.close();
    thread.interrupt();
  }
}
