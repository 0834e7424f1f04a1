package dev.dhow.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Asks questions while something else goes on: several at once, which the engine answers in the
/// time of the slowest, or one whose answer is needed later.
final class Together {

  private Together() {}

  /// The answers in the order of the questions. The first exception in that order is thrown, and
  /// ends the other questions as an interruption does.
  static <T> List<T> ask(List<? extends Callable<? extends T>> questions)
      throws InterruptedException {
    var asked = new ArrayList<Asked<T>>();
    for (var question : questions) {
      asked.add(begin(question::call));
    }
    try {
      var answers = new ArrayList<T>();
      for (var each : asked) {
        answers.add(each.answer());
      }
      return answers;
    } catch (InterruptedException | RuntimeException e) {
      asked.forEach(Asked::close);
      throw e;
    }
  }

  /// Asks something whose answer is needed a little later.
  static <T> Asked<T> begin(Callable<T> question) {
    var task = new FutureTask<>(question);
    return new Asked<>(task, Thread.startVirtualThread(task));
  }

  /// A question under way. Who does not ask for the answer is not told of an exception either.
  static final class Asked<T> implements AutoCloseable {
    private final FutureTask<T> task;
    private final Thread thread;

    private Asked(FutureTask<T> task, Thread thread) {
      this.task = task;
      this.thread = thread;
    }

    /// Waits for the answer, and throws what the question threw.
    T answer() throws InterruptedException {
      try {
        return task.get();
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case InterruptedException interrupted -> throw interrupted;
          case RuntimeException problem -> throw problem;
          case null, default -> throw new IllegalStateException(e.getCause());
        }
      }
    }

    /// Ends the question where it has no answer yet, as an interruption does, and does not wait for
    /// that.
    @Override
    public void close() {
      thread.interrupt();
    }
  }
}
