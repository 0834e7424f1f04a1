package dev.dhow.app;

import dev.dhow.plan.Planner;
import java.util.Set;

/// `pause` and `unpause`: containers are frozen, or go on. With only a name they need no files.
public final class Pause {
  private final Workplace workplace;

  public Pause(Workplace workplace) {
    this.workplace = workplace;
  }

  /// @param services as named; empty for all
  /// @return the exit code
  public int pause(Set<String> services, boolean dryRun) throws InterruptedException {
    return new ContainerVerb(workplace, "pause", ContainerVerb.Turn.AT_ONCE, services, dryRun)
        .run(found -> Planner.pause(found.project(), found.state(), UpRequests.names(services)));
  }

  /// @param services as named; empty for all
  /// @return the exit code
  public int unpause(Set<String> services, boolean dryRun) throws InterruptedException {
    return new ContainerVerb(workplace, "unpause", ContainerVerb.Turn.AT_ONCE, services, dryRun)
        .run(found -> Planner.unpause(found.project(), found.state(), UpRequests.names(services)));
  }
}
