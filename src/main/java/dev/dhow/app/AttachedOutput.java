package dev.dhow.app;

import dev.dhow.event.Event;
import dev.dhow.logs.LogItem;
import dev.dhow.logs.MergedLogs;
import dev.dhow.model.Project;
import dev.dhow.plan.Action;
import dev.dhow.plan.ContainerRef;
import dev.dhow.plan.Step;
import dev.dhow.state.ContainerId;
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
  private final Screen screen;
  private final Attachment attachment;
  private final UpOptions options;
  private final MergedLogs logs;
  private final LogPrinter printer;
  private final CountDownLatch begun = new CountDownLatch(1);
  private final Thread thread;
  private final Set<String> ended = new HashSet<>();
  private final Set<ContainerId> removed = new HashSet<>();
  private final Set<ContainerId> restarted = new HashSet<>();
  private final Map<String, Integer> firstExits = new HashMap<>();
  private @Nullable Integer abortCode;
  private @Nullable RuntimeException failure;
  private boolean over;

  AttachedOutput(
      Screen screen, Project project, Attachment attachment, UpOptions options, MergedLogs logs) {
    this.screen = screen;
    this.attachment = attachment;
    this.options = options;
    this.logs = logs;
    this.printer = new LogPrinter(screen, project.name(), options.logStyle(), true);
    this.thread = Thread.ofVirtual().name("output").start(this::deliver);
  }

  /// Learns which ends `up` brings about itself, and prints from the first start on.
  void follow(Event event) {
    if (event instanceof Event.PlanReady(_, var plan)) {
      plan.steps().forEach(this::expectEnd);
    }
    if (event instanceof Event.StepStarted(_, var step)
        && step.action() instanceof Action.StartContainer) {
      begin();
    }
  }

  private synchronized void expectEnd(Step step) {
    if (step.action() instanceof Action.StopContainer(ContainerRef.Existing container, _)) {
      restarted.add(container.id());
    }
    if (step.action() instanceof Action.RemoveContainer(ContainerRef.Existing container, _)) {
      removed.add(container.id());
    }
  }

  /// Whether a container ends because it is replaced, or stopped to be started again. The latter is
  /// so only once.
  private synchronized boolean isPartOfUp(LogItem.Ended end) {
    var container = end.source().container();
    return removed.contains(container) || (!end.restarting() && restarted.remove(container));
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
      logs.deliverTo(this::accept);
    } catch (InterruptedException _) {
      // closed
    } catch (RuntimeException e) {
      fail(e);
    }
    finish();
  }

  private void accept(List<LogItem> items) {
    for (var item : items) {
      if (item instanceof LogItem.Ended end && isPartOfUp(end)) {
        continue;
      }
      if (attachment.shown().contains(item.source().service())) {
        printer.print(item);
      }
      if (item instanceof LogItem.Ended end && !end.restarting()) {
        note(end);
      }
    }
    printer.flush();
  }

  private synchronized void note(LogItem.Ended end) {
    var service = end.source().service();
    if (attachment.monitored().contains(service)) {
      ended.add(end.source().container().value());
      firstExits.putIfAbsent(service, end.exitCode());
      if (abortCode == null && aborts(end)) {
        abortCode = end.exitCode();
      }
    }
    notifyAll();
  }

  private boolean aborts(LogItem.Ended end) {
    if (options.abortOnFailure()) {
      return end.exitCode() != 0;
    }
    return options.abortOnExit() || options.exitCodeFrom() != null;
  }

  private synchronized void fail(RuntimeException problem) {
    failure = problem;
  }

  private synchronized void finish() {
    over = true;
    notifyAll();
  }

  /// Waits until all of these containers have ended, or one has ended that ends the rest.
  ///
  /// @param containers their ids
  synchronized void awaitEnd(Set<String> containers) throws InterruptedException {
    while (!over && abortCode == null && !ended.containsAll(containers)) {
      wait();
    }
    if (failure != null) {
      throw failure;
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
    screen.out().flush();
  }
}
