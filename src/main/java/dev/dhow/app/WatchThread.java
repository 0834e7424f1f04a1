package dev.dhow.app;

import java.util.function.Consumer;

/// Watches sources while something else goes on.
final class WatchThread implements AutoCloseable {
  private final Thread thread;

  private WatchThread(Thread thread) {
    this.thread = thread;
  }

  /// @param failed told what ended it other than [#close]
  static WatchThread start(
      WatchLoop loop, Remakes remakes, Consumer<? super RuntimeException> failed) {
    return new WatchThread(
        Thread.ofVirtual()
            .name("watch")
            .start(() -> {
              try {
                loop.run(remakes);
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt(); // closed; the thread ends
              } catch (RuntimeException e) {
                failed.accept(e);
              }
            }));
  }

  /// Returns once nothing is done any more, even if this thread is asked to end meanwhile.
  @Override
  @SuppressWarnings("Interruption") // the thread is ours
  public void close() {
    thread.interrupt();
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
