package dev.dhow.cli;

import dev.dhow.app.Locks;
import dev.dhow.host.LockFolder;
import dev.dhow.host.LockOwner;
import dev.dhow.host.ProjectLock;
import dev.dhow.model.ProjectName;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Project locks as files of this machine.
final class HostLocks implements Locks {

  private final Supplier<Path> folder;

  /// Those of projects that this program has locked, by the projects' names.
  private final Map<String, ProjectLock> held = new ConcurrentHashMap<>();

  HostLocks() {
    this(LockFolder::open);
  }

  /// @param folder where the files lie
  HostLocks(Supplier<Path> folder) {
    this.folder = folder;
  }

  @Override
  public Held acquire(String engine, ProjectName project, Consumer<String> whenTaken)
      throws InterruptedException {
    return held(engine, project.value(), whenTaken);
  }

  private Held held(String engine, String name, Consumer<String> whenTaken)
      throws InterruptedException {
    var lock = ProjectLock.acquire(folder.get(), engine, name, whenTaken);
    held.put(name, lock);
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
        held.remove(name, lock);
        lock.close();
      }
    };
  }

  @Override
  public boolean isUnfinished(ProjectName project) {
    try {
      return ProjectLock.isUnfinished(folder.get(), project.value());
    } catch (UncheckedIOException _) {
      return false; // where nobody can lock anything, nobody has
    }
  }

  @Override
  public void leaveUnfinished(ProjectName project) {
    var lock = held.get(project.value());
    if (lock != null) {
      lock.leaveUnfinished();
    }
  }

  @Override
  public String maker() {
    return LockOwner.of(folder.get());
  }

  /// No project has a name like that.
  @Override
  public Held acquireWatch(String engine, ProjectName project, Consumer<String> whenTaken)
      throws InterruptedException {
    return held(engine, project + ":watch", whenTaken);
  }
}
