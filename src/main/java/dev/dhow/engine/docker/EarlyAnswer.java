package dev.dhow.engine.docker;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// An answer that is asked for before anybody needs it, to be there sooner. It is given once: who
/// asks again wants to know what is so by then.
final class EarlyAnswer<T> {

  interface Question<T> {
    T ask() throws InterruptedException;
  }

  private record Begun<T>(String subject, FutureTask<T> answer) {}

  private final AtomicReference<@Nullable Begun<T>> begun = new AtomicReference<>();

  /// Asks without waiting for the answer.
  ///
  /// @param subject what it is about
  void begin(String subject, Question<T> question) {
    var answer = new FutureTask<T>(question::ask);
    begun.set(new Begun<>(subject, answer));
    // Not a virtual one: some commands need none, and setting up the first takes as long as a call.
    Thread.ofPlatform().daemon().name("early answer").start(answer);
  }

  /// What was answered early, about the same and not yet given to anybody; else asks now.
  T take(String subject, Question<T> question) throws InterruptedException {
    var early = begun.getAndSet(null);
    return early == null || !early.subject().equals(subject)
        ? question.ask()
        : answer(early.answer());
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
