package dev.dhow.cli;

import dev.dhow.app.Locks;
import dev.dhow.host.LockFolder;
import dev.dhow.host.LockOwner;
import dev.dhow.host.ProjectLock;
import dev.dhow.model.ProjectName;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Project locks as files of this machine.
final class HostLocks implements Locks {

  /// Which locks' commands leave something unfinished.
  private final Set<String> unfinished = ConcurrentHashMap.newKeySet();

  @Override
  public Held acquire(String engine, ProjectName project, Consumer<String> whenTaken)
      throws InterruptedException {
    return held(engine, project.value(), whenTaken);
  }

  private Held held(String engine, String name, Consumer<String> whenTaken)
      throws InterruptedException {
    var lock = ProjectLock.acquire(LockFolder.open(), engine, name, whenTaken);
    return new Held() {
      @Override
      public boolean followsKilled() {
        return lock.followsKilled();
      }

      @Override
      public void settled() {
        lock.settled();
      }

      @Override
      public Duration graceOfKilled() {
        var seconds = lock.foundNote();
        return seconds.matches("-?[0-9]{1,9}")
            ? Duration.ofSeconds(Long.parseLong(seconds))
            : Duration.ZERO;
      }

      @Override
      public void noteGrace(Duration grace) {
        lock.note(Long.toString(grace.toSeconds()));
      }

      @Override
      public void close() {
        if (unfinished.remove(name)) {
          lock.leaveUnfinished();
        }
        lock.close();
      }
    };
  }

  @Override
  public boolean isUnfinished(ProjectName project) {
    try {
      return ProjectLock.isUnfinished(LockFolder.open(), project.value());
    } catch (UncheckedIOException _) {
      return false; // where nobody can lock anything, nobody has
    }
  }

  @Override
  public void leaveUnfinished(ProjectName project) {
    unfinished.add(project.value());
  }

  @Override
  public String maker() {
    return LockOwner.of(LockFolder.open());
  }

  /// No project has a name like that.
  @Override
  public Held acquireWatch(String engine, ProjectName project, Consumer<String> whenTaken)
      throws InterruptedException {
    return held(engine, project + ":watch", whenTaken);
  }
}
