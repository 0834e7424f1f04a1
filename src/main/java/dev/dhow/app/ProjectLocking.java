package dev.dhow.app;

import dev.dhow.model.ProjectName;
import dev.dhow.plan.PlanningException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes commands that change the same project take turns.
final class ProjectLocking {

  private ProjectLocking() {}

  static Locks.Held of(Workplace workplace, ProjectName project) throws InterruptedException {
    return of(workplace, project, workplace.screen()::tell);
  }

  /// @param teller tells whom it has to wait for, where something is drawn on the terminal
  static Locks.Held of(Workplace workplace, ProjectName project, Consumer<String> teller)
      throws InterruptedException {
    return workplace
        .locks()
        .acquire(
            workplace.engine().get().info().id(),
            project,
            holder ->
                teller.accept(
                    "project " + project + " is in use by " + holder + ", waiting for it"));
  }

  /// Notes how long containers are given to end, for who comes after this command is killed.
  ///
  /// @param grace null for their own time; negative for no limit
  static void noteGrace(Locks.Held lock, @Nullable Duration grace) {
    if (grace != null && !grace.isZero()) {
      var before = lock.graceOfKilled();
      var isLess = before.isNegative() || (!grace.isNegative() && before.compareTo(grace) > 0);
      lock.noteGrace(isLess ? before : grace);
    }
  }

  /// For who watches the project's sources. Nobody waits for that.
  ///
  /// @throws PlanningException when somebody watches them already
  static Locks.Held ofWatch(Workplace workplace, ProjectName project) throws InterruptedException {
    return workplace
        .locks()
        .acquireWatch(
            workplace.engine().get().info().id(),
            project,
            holder -> {
              var message = "project %s is watched already, by %s".formatted(project, holder);
              throw new PlanningException(
                  List.of(
                      new PlanningException.Problem(
                          message, "end that one first: each would do everything again")));
            });
  }
}
