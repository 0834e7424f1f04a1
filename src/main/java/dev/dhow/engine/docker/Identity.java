package dev.dhow.engine.docker;

import dev.dhow.engine.EngineInfo;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Who the engine is (Engine API, `GET /info`). Asked once: none of it changes while the engine
/// runs, and the answer takes it longer than most. Of several who ask at the same time only the
/// first one does.
final class Identity {
  private final Api api;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable EngineInfo known;

  Identity(Api api) {
    this.api = api;
  }

  EngineInfo get() throws InterruptedException {
    var before = known;
    if (before != null) {
      return before;
    }
    asking.lockInterruptibly();
    try {
      var meanwhile = known;
      var info = meanwhile == null ? ask() : meanwhile;
      known = info;
      return info;
    } finally {
      asking.unlock();
    }
  }

  private EngineInfo ask() throws InterruptedException {
    var info = api.get(Target.of("info"));
    return new EngineInfo(
        info.text("ID"),
        info.text("ServerVersion"),
        api.version().toString(),
        (int) info.number("NCPU"),
        List.copyOf(info.fields("Runtimes").keySet()));
  }
}
