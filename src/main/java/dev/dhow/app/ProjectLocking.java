package dev.dhow.app;

import dev.dhow.model.ProjectName;

/// Makes commands that change the same project take turns.
final class ProjectLocking {

  private ProjectLocking() {}

  static Locks.Held of(Workplace workplace, ProjectName project) throws InterruptedException {
    var err = workplace.screen().err();
    return workplace
        .locks()
        .acquire(
            workplace.engine().get().info().id(),
            project,
            holder -> {
              err.println("project " + project + " is in use by " + holder + ", waiting for it");
              err.flush();
            });
  }
}
