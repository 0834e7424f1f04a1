package dev.dhow.app;

import dev.dhow.plan.Planner;
import dev.dhow.plan.StartRequest;

/// `start`: containers that exist run again, as they are, when the conditions they depend on hold;
/// where the files say otherwise meanwhile, that is told. With only a name it needs no files.
public final class Start {
  private final Workplace workplace;

  public Start(Workplace workplace) {
    this.workplace = workplace;
  }

  /// @return the exit code
  public int run(StartOptions options) throws InterruptedException {
    var request =
        new StartRequest(
            UpRequests.names(options.services()), options.awaitReady(), options.waitTimeout());
    return new ContainerVerb(
            workplace,
            "start",
            ContainerVerb.Turn.AFTER_STOPS,
            options.services(),
            options.dryRun())
        .run(found -> {
          if (!found.hasContainers()) {
            throw new UsageException(
                "no container found for project \"" + found.project().name() + "\": not found",
                "create them with `dhow up`");
          }
          found.services().check(options.services());
          var plan = Planner.start(found.project(), found.state(), request);
          return Drifts.told(workplace, plan, found.project(), "start");
        });
  }
}
