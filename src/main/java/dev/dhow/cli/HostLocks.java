package dev.dhow.cli;

import dev.dhow.app.Locks;
import dev.dhow.app.Variables;
import dev.dhow.host.ProjectLock;
import dev.dhow.model.ProjectName;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Project locks as files of this machine.
///
/// @param directory where they lie
record HostLocks(Path directory) implements Locks {

  static HostLocks of(Variables variables) {
    return new HostLocks(ProjectLock.directory(name -> variables.value(name).orElse("")));
  }

  @Override
  public Held acquire(String engine, ProjectName project, Consumer<String> whenTaken)
      throws InterruptedException {
    return ProjectLock.acquire(directory, engine, project.value(), whenTaken)::close;
  }
}
