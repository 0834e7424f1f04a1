package dev.dhow.app;

import dev.dhow.event.Event;
import dev.dhow.logs.LogItem;
import dev.dhow.logs.MergedLogs;
import dev.dhow.model.Project;
import dev.dhow.plan.Action;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

  /// Prints from now on: something is about to be started.
  void begin(Event event) {
    if (event instanceof Event.StepStarted(_, var step)
        && step.action() instanceof Action.StartContainer) {
      begin();
    }
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

  /// What `up` itself ends with.
  synchronized int exitCode() throws InterruptedException {
    var from = options.exitCodeFrom();
    if (from == null) {
      return abortCode == null ? 0 : abortCode;
    }
    while (!over && !firstExits.containsKey(from)) {
      wait();
    }
    return firstExits.getOrDefault(from, 0);
  }

  @Override
  public void close() {
    logs.close();
    thread.interrupt();
    screen.out().flush();
  }
}
