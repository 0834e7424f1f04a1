package dev.dhow.execute;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Does things later. Tests bring one whose time is their own.
@FunctionalInterface
public interface Timer {

  /// Runs a task after the delay, on a thread of its own.
  ///
  /// @return takes it back, if that is still possible
  Runnable after(Duration delay, Runnable task);

  /// Waits.
  default void pause(Duration delay) throws InterruptedException {
    var over = new CountDownLatch(1);
    var cancel = after(delay, over::countDown);
    try {
      over.await();
    } finally {
      cancel.run();
    }
  }

  /// The real one.
  static Timer real() {
    return (delay, task) -> {
      var cancelled = new CountDownLatch(1);
      Thread.startVirtualThread(() -> {
        try {
          if (!cancelled.await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
            task.run();
          }
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt(); // nobody knows the thread; it just ends
        }
      });
      return cancelled::countDown;
    };
  }
}
