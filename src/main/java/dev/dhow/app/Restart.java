package dev.dhow.app;

import dev.dhow.plan.Planner;
import dev.dhow.plan.RestartRequest;

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
          return Drifts.told(workplace, plan, found.project(), "restart");
        });
  }
}
