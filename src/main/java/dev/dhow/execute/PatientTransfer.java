package dev.dhow.execute;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.Progress;
import dev.dhow.event.StepProgress;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Pulls and pushes images, and tries again when the registry or the way to it was only busy.
final class PatientTransfer {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final int TRIES = 4;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  /// What the engine passes on in a stream has no status of its own.
  private static final Pattern PASSING =
      Pattern.compile(
          "toomanyrequests|too many requests|\\b429\\b|\\b50[0234]\\b|timeout|timed out"
              + "|connection reset|unexpected EOF",
          Pattern.CASE_INSENSITIVE);

  private final Timer timer;

  /// A call that moves an image.
  @FunctionalInterface
  interface Transfer {
    void run(Consumer<Progress> progress) throws InterruptedException;
  }

  PatientTransfer(Timer timer) {
    this.timer = timer;
  }

  void run(Transfer transfer, Consumer<StepProgress> progress) throws InterruptedException {
    var pause = FIRST_PAUSE;
    for (var left = TRIES; ; left--) {
      try {
        transfer.run(step -> progress.accept(translate(step)));
        return;
      } catch (EngineException e) {
        var wait = pause(e, pause);
        if (left == 1 || !mayPass(e) || wait.compareTo(LONGEST_PAUSE) > 0) {
          throw e;
        }
        progress.accept(
            new StepProgress.Waiting(
                "trying again in %d s: %s".formatted(wait.toSeconds(), e.getMessage())));
        timer.pause(wait);
      }
      pause = pause.multipliedBy(3);
    }
  }

  /// What was asked for, unless our own patience is longer. Nobody waits for longer than a minute:
  /// then it is better to say so.
  private static Duration pause(EngineException failure, Duration own) {
    var asked = failure instanceof EngineException.Refused refused ? refused.retryAfter() : null;
    return asked == null || asked.compareTo(own) < 0 ? own : asked;
  }

  static StepProgress translate(Progress progress) {
    return switch (progress) {
      case Progress.Layer(var id, var status, var current, var total) ->
          new StepProgress.Layer(id, status, current, total);
      case Progress.Line(var text) -> new StepProgress.Line(text);
    };
  }

  private static boolean mayPass(EngineException failure) {
    return switch (failure) {
      case EngineException.TimedOut _ -> true;
      case EngineException.Refused refused ->
          refused.status() == TOO_MANY_REQUESTS
              || refused.retryAfter() != null
              || ((refused.status() == 0 || refused.status() >= SERVER_ERROR)
                  && PASSING.matcher(String.valueOf(refused.getMessage())).find());
      case EngineException.Unreachable _,
          EngineException.NotFound _,
          EngineException.Conflict _,
          EngineException.AmbiguousName _,
          EngineException.PortTaken _,
          EngineException.CommandUnusable _,
          EngineException.ImageUnavailable _,
          EngineException.BuildFailed _,
          EngineException.Unsupported _ ->
          false;
    };
  }
}
