package dev.dhow.cli;

import dev.dhow.app.Locks;
import dev.dhow.host.LockFolder;
import dev.dhow.host.LockOwner;
import dev.dhow.host.ProjectLock;
import dev.dhow.model.ProjectName;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/// Project locks as files of this machine.
final class HostLocks implements Locks {

  @Override
  public Held acquire(String engine, ProjectName project, Consumer<String> whenTaken)
      throws InterruptedException {
    return held(ProjectLock.acquire(LockFolder.open(), engine, project.value(), whenTaken));
  }

  private static Held held(ProjectLock lock) {
    return new Held() {
      @Override
      public boolean followsKilled() {
        return lock.followsKilled();
      }

      @Override
      public void close() {
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
  public String maker() {
    return LockOwner.of(LockFolder.open());
  }

  /// No project has a name like that.
  @Override
  public Held acquireWatch(String engine, ProjectName project, Consumer<String> whenTaken)
      throws InterruptedException {
    return held(ProjectLock.acquire(LockFolder.open(), engine, project + ":watch", whenTaken));
  }
}
