package dev.dhow.engine.docker.http;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Platform threads that wait for the engine in the place of virtual ones, kept for the next wait.
///
/// Left to themselves virtual threads wait for sockets through a poller of the JDK's, a thread that
/// stays in native code until the program ends; and a JVM that ends gives threads in native code
/// 0.3 s to leave it, longer than most commands take. These ones leave with the answer.
final class Waiters {
  private static final long KEPT_SECONDS = 5;

  private static final ThreadPoolExecutor THREADS =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          KEPT_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().daemon().name("engine-answers").factory());

  private Waiters() {}

  /// What may have to wait for the engine.
  interface Wait {
    int run() throws IOException;
  }

  /// Does what may have to wait. Interrupting the calling thread meanwhile closes the source, as it
  /// does with channels.
  ///
  /// @param source is closed to end the wait
  static int await(Closeable source, Wait wait) throws IOException {
    if (!Thread.currentThread().isVirtual()) {
      return wait.run();
    }
    Callable<Integer> call = wait::run;
    var task = new FutureTask<>(call);
    THREADS.execute(task);
    try {
      return task.get();
    } catch (InterruptedException _) {
      Quietly.close(source);
      Thread.currentThread().interrupt();
      throw new ClosedByInterruptException();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException problem -> throw problem;
        case RuntimeException problem -> throw problem;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    }
  }
}
