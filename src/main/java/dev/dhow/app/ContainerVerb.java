package dev.dhow.app;

import dev.dhow.plan.Plan;
import java.util.Set;

/// What the verbs share that work on the containers there are: the project may be given by its name
/// alone, its containers are looked at, and a plan is run or shown.
///
/// @param verb such as `stop`
/// @param services as named; empty for all
record ContainerVerb(
    Workplace workplace, String verb, Turn turn, Set<String> services, boolean dryRun) {

  /// Whom it waits for before it looks.
  enum Turn {
    /// For nobody: it is done in need.
    AT_ONCE,
    /// For others who change the project, and for what the engine makes for one that was killed.
    AFTER_OTHERS,
    /// Also for what the engine stops for it, which seems to run until then.
    AFTER_STOPS
  }

  /// What is to be done with the containers there are.
  @FunctionalInterface
  interface Planning {
    Plan of(Inventory inventory) throws InterruptedException;
  }

  /// @return the exit code
  /// @throws FailedException when a step failed, which has been told
  int run(Planning planning) throws InterruptedException {
    var project = workplace.projects().named();
    project.check(services);
    var options = RunOptions.of(verb, dryRun);
    try (var runs = new PlanRuns(workplace, project.name(), options)) {
      if (turn == Turn.AT_ONCE || dryRun) {
        runs.run(planning.of(look(project)));
      } else {
        try (var lock = ProjectLocking.of(workplace, project.name())) {
          if (lock.followsKilled()) {
            outlast(lock, new Aftermath(workplace, project.name()));
          }
          var plan = planning.of(look(project));
          ProjectLocking.noteGrace(lock, plan.longestGrace());
          runs.run(plan);
        }
      }
    }
    return 0;
  }

  private void outlast(Locks.Held lock, Aftermath aftermath) throws InterruptedException {
    aftermath.outlastCreations();
    if (turn == Turn.AFTER_STOPS) {
      aftermath.outlastStops(lock.graceOfKilled());
      lock.settled();
    }
  }

  private Inventory look(NamedProject project) throws InterruptedException {
    return Inventory.of(workplace.engine().get(), project, services);
  }

  /// A line of the story.
  void say(String text) {
    workplace.screen().tell(text);
  }
}
