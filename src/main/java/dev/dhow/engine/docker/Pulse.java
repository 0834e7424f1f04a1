package dev.dhow.engine.docker;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.docker.http.SocketHttpClient;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Whether an engine still lives, for whoever decides how long to wait for it.
public final class Pulse {
  private final SocketHttpClient http;
  private final Api api;

  Pulse(SocketHttpClient http, Api api) {
    this.http = http;
    this.api = api;
  }

  /// How long ago it began its last answer.
  public Duration silence() {
    return http.silence();
  }

  /// Whether there is a call that it has not begun to answer.
  public boolean isAwaited() {
    return http.isAwaited();
  }

  /// Whether it answers a question that costs it nothing; a refusal is an answer, too.
  @SuppressWarnings("Interruption") // the thread is ours
  public boolean isFeltWithin(Duration time) {
    var answer = new FutureTask<>(this::answers);
    var asking = Thread.ofPlatform().daemon().name("pulse").start(answer);
    try {
      return answer.get(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      asking.interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // whoever asks is ended, and asks no more
      return true;
    }
  }

  private boolean answers() throws InterruptedException {
    try {
      var _ = api.ping();
      return true;
    } catch (EngineException.Unreachable _) {
      return false;
    } catch (EngineException _) {
      return true;
    }
  }
}
