package dev.dhow.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Asks several questions at once: the engine answers them in the time of the slowest.
final class Together {

  private Together() {}

  /// The answers in the order of the questions. The first exception in that order is thrown, and
  /// ends the other questions as an interruption does.
  static <T> List<T> ask(List<? extends Callable<? extends T>> questions)
      throws InterruptedException {
    var tasks = new ArrayList<FutureTask<T>>();
    var threads = new ArrayList<Thread>();
    for (var question : questions) {
      var task = new FutureTask<T>(question::call);
      tasks.add(task);
      threads.add(Thread.startVirtualThread(task));
    }
    try {
      var answers = new ArrayList<T>();
      for (var task : tasks) {
        answers.add(answer(task));
      }
      return answers;
    } catch (InterruptedException | RuntimeException e) {
      threads.forEach(Thread::interrupt);
      throw e;
    }
  }

  private static <T> T answer(FutureTask<T> task) throws InterruptedException {
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
}
