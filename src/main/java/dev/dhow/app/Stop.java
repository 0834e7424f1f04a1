package dev.dhow.app;

import dev.dhow.plan.Planner;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `stop`: running containers end, dependents first, and stay. With only a name it needs no files.
public final class Stop {
  private final Workplace workplace;

  public Stop(Workplace workplace) {
    this.workplace = workplace;
  }

  /// @param services as named; empty for all
  /// @param timeout null for the containers' own grace period, negative for no limit
  /// @return the exit code
  public int run(Set<String> services, @Nullable Duration timeout, boolean dryRun)
      throws InterruptedException {
    return new ContainerVerb(workplace, "stop", ContainerVerb.Turn.AFTER_OTHERS, services, dryRun)
        .run(found ->
            Planner.stop(found.project(), found.state(), UpRequests.names(services), timeout));
  }
}
