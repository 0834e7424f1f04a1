package dev.dhow.app;

import dev.dhow.plan.KillRequest;
import dev.dhow.plan.Planner;

/// `kill`: running containers are sent a signal at once, whatever else goes on in the project. With
/// only a name it needs no files.
public final class Kill {
  private final Workplace workplace;

  public Kill(Workplace workplace) {
    this.workplace = workplace;
  }

  /// @return the exit code
  public int run(KillOptions options) throws InterruptedException {
    var verb =
        new ContainerVerb(
            workplace, "kill", ContainerVerb.Turn.AT_ONCE, options.services(), options.dryRun());
    return verb.run(found -> {
      var plan = Planner.kill(found.project(), found.state(), request(options));
      if (plan.isEmpty() && !options.dryRun()) {
        verb.say("no container to kill");
      }
      return plan;
    });
  }

  private KillRequest request(KillOptions options) {
    var asked = options.removeOrphans();
    var orphans =
        asked == null ? workplace.projects().variables().flag("COMPOSE_REMOVE_ORPHANS") : asked;
    return new KillRequest(UpRequests.names(options.services()), options.signal(), true, orphans);
  }
}
