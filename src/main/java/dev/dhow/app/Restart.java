package dev.dhow.app;

import dev.dhow.model.Project;
import dev.dhow.plan.Action;
import dev.dhow.plan.Drift;
import dev.dhow.plan.Plan;
import dev.dhow.plan.Planner;
import dev.dhow.plan.RestartRequest;
import java.util.List;
import java.util.stream.Collectors;

/// `restart`: the containers there are end and start again, as they are. What the files say of them
/// meanwhile does not count, which is told where it matters. With only a name it needs no files.
public final class Restart {
  private final Workplace workplace;

  public Restart(Workplace workplace) {
    this.workplace = workplace;
  }

  /// @return the exit code
  public int run(RestartOptions options) throws InterruptedException {
    var request =
        new RestartRequest(
            UpRequests.names(options.services()), !options.noDeps(), options.timeout());
    return new ContainerVerb(
            workplace,
            "restart",
            ContainerVerb.Turn.AFTER_OTHERS,
            options.services(),
            options.dryRun())
        .run(found -> {
          if (found.hasContainers()) {
            found.services().check(options.services());
          }
          var plan = Planner.restart(found.project(), found.state(), request);
          return withDrift(plan, found.project());
        });
  }

  /// A project that was rebuilt from labels says nothing that could differ.
  private Plan withDrift(Plan plan, Project project) throws InterruptedException {
    if (plan.isEmpty() || project.files().isEmpty()) {
      return plan;
    }
    var restarted =
        plan.steps().stream()
            .flatMap(step ->
                step.action() instanceof Action.RestartContainer(var container, _)
                    ? List.of(container.name()).stream()
                    : List.<String>of().stream())
            .collect(Collectors.toSet());
    var notes =
        Drifts.of(workplace, project).stream()
            .filter(drift -> restarted.contains(drift.container().name()))
            .map(Restart::note)
            .toList();
    return plan.with(notes);
  }

  private static Plan.Note note(Drift drift) {
    return new Plan.Note(
        "%s is not as the files say: %s".formatted(drift.container().name(), drift.reason().text()),
        "restart keeps what it was made with; `dhow up -d " + drift.service() + "` applies it");
  }
}
