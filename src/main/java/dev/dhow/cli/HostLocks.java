package dev.dhow.cli;

import dev.dhow.app.Locks;
import dev.dhow.host.LockFolder;
import dev.dhow.host.ProjectLock;
import dev.dhow.model.ProjectName;
import java.util.function.Consumer;

/// Project locks as files of this machine.
final class HostLocks implements Locks {

  @Override
  public Held acquire(String engine, ProjectName project, Consumer<String> whenTaken)
      throws InterruptedException {
    return ProjectLock.acquire(LockFolder.open(), engine, project.value(), whenTaken)::close;
  }

  /// No project has a name like that.
  @Override
  public Held acquireWatch(String engine, ProjectName project, Consumer<String> whenTaken)
      throws InterruptedException {
    return ProjectLock.acquire(LockFolder.open(), engine, project + ":watch", whenTaken)::close;
  }
}
