package dev.dhow.app;

import dev.dhow.plan.Plan;
import java.util.Set;

/// What the verbs share that work on the containers there are: the project may be given by its name
/// alone, its containers are looked at, and a plan is run or shown.
///
/// @param verb such as `stop`
/// @param locks whether others who change the project are waited for. What is done in need, such as
///   `kill`, is done at once.
/// @param services as named; empty for all
record ContainerVerb(
    Workplace workplace, String verb, boolean locks, Set<String> services, boolean dryRun) {

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
      if (locks && !dryRun) {
        try (var _ = ProjectLocking.of(workplace, project.name())) {
          runs.run(planning.of(look(project)));
        }
      } else {
        runs.run(planning.of(look(project)));
      }
    }
    return 0;
  }

  private Inventory look(NamedProject project) throws InterruptedException {
    return Inventory.of(workplace.engine().get(), project, services);
  }

  /// A line of the story.
  void say(String text) {
    workplace.screen().tell(text);
  }
}
