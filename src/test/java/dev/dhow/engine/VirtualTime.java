package dev.dhow.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// A clock that moves only when told to, and runs what was put off until then.
///
/// A test waits for the moment at which somebody waits ([#awaitPending]) and then moves on
/// ([#advance]); nothing sleeps. [#fastForward] is for tests that do not care: what is put off
/// happens at once, in the right order.
public final class VirtualTime implements InstantSource, AutoCloseable {
  public static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparing(Task::due).thenComparingLong(Task::number));
  private Instant now = START;
  private long number;
  private @Nullable Thread forwarder;

  @Override
  public synchronized Instant instant() {
    return now;
  }

  /// Puts a task off; what is returned takes it back.
  public synchronized Runnable after(Duration delay, Runnable task) {
    var added = new Task(now.plus(delay), number++, task);
    tasks.add(added);
    notifyAll();
    return () -> cancel(added);
  }

  private synchronized void cancel(Task task) {
    tasks.remove(task);
  }

  /// Moves on, and runs what is due on the calling thread.
  public void advance(Duration duration) {
    var end = instant().plus(duration);
    for (var task = next(end); task != null; task = next(end)) {
      task.work.run();
    }
    moveTo(end);
  }

  /// How many tasks are put off.
  public synchronized int pending() {
    return tasks.size();
  }

  /// Waits until at least so many tasks are put off.
  public synchronized void awaitPending(int count) throws InterruptedException {
    while (tasks.size() < count) {
      wait();
    }
  }

  /// Waits until somebody has put off a task for exactly this long from now.
  public synchronized void awaitPending(Duration delay) throws InterruptedException {
    while (tasks.stream().noneMatch(task -> task.due.equals(now.plus(delay)))) {
      wait();
    }
  }

  /// From now on runs what is put off as soon as nothing earlier is, until it is closed.
  @SuppressWarnings("Interruption") // the thread is ours
  public synchronized VirtualTime fastForward() {
    if (forwarder == null) {
      forwarder = Thread.ofVirtual().name("fast-forward").start(this::forward);
    }
    return this;
  }

  @Override
  public synchronized void close() {
    if (forwarder != null) {
      forwarder.interrupt();
    }
  }

  private void forward() {
    try {
      while (true) {
        awaitPending(1);
        var task = next(Instant.MAX);
        if (task != null) {
          task.work.run();
        }
      }
    } catch (InterruptedException _) {
      // closed
    }
  }

  private synchronized @Nullable Task next(Instant end) {
    var first = tasks.peek();
    if (first == null || first.due.isAfter(end)) {
      return null;
    }
    tasks.remove(first);
    now = first.due.isAfter(now) ? first.due : now;
    return first;
  }

  private synchronized void moveTo(Instant end) {
    now = end.isAfter(now) ? end : now;
  }

  private record Task(Instant due, long number, Runnable work) {}
}
