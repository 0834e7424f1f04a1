package dev.dhow.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Draws what moves by itself on a terminal, again and again until it is closed.
final class Frames implements AutoCloseable {
  private static final Duration FRAME = Duration.ofMillis(100);

  private final CountDownLatch closed = new CountDownLatch(1);

  private Frames() {}

  static Frames of(Runnable redraw) {
    var frames = new Frames();
    Thread.ofVirtual().name("frames").start(() -> frames.draw(redraw));
    return frames;
  }

  private void draw(Runnable redraw) {
    try {
      while (!closed.await(FRAME.toMillis(), TimeUnit.MILLISECONDS)) {
        redraw.run();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // nobody knows the thread; it just ends
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
