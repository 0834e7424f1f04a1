package dev.dhow.app;

import dev.dhow.plan.Action;
import dev.dhow.plan.Plan;
import dev.dhow.plan.Planner;
import dev.dhow.plan.RmRequest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `rm`: containers that do not run are removed, once somebody has agreed. With only a name it
/// needs no files.
public final class Rm {
  private final Workplace workplace;

  public Rm(Workplace workplace) {
    this.workplace = workplace;
  }

  /// @return the exit code
  public int run(RmOptions options) throws InterruptedException {
    var request =
        new RmRequest(UpRequests.names(options.services()), options.stop(), options.volumes());
    var verb =
        new ContainerVerb(
            workplace, "rm", ContainerVerb.Turn.AFTER_OTHERS, options.services(), options.dryRun());
    return verb.run(found -> {
      var plan = Planner.rm(found.project(), found.state(), request);
      return options.dryRun() ? plan : agreed(plan, options, verb);
    });
  }

  private Plan agreed(Plan plan, RmOptions options, ContainerVerb verb)
      throws InterruptedException {
    if (plan.isEmpty()) {
      verb.say("No stopped containers");
      return plan;
    }
    var out = workplace.screen().out();
    out.println("Going to remove " + removed(plan));
    out.flush();
    if (options.force() || workplace.consent().allows("Are you sure?")) {
      return plan;
    }
    verb.say("nothing was removed; --force removes without asking");
    return Plan.EMPTY;
  }

  private static String removed(Plan plan) {
    return plan.steps().stream()
        .flatMap(step ->
            step.action() instanceof Action.RemoveContainer(var container, _, _)
                ? Stream.of(container.name())
                : Stream.empty())
        .collect(Collectors.joining(", "));
  }
}
