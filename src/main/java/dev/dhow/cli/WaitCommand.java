package dev.dhow.cli;

import dev.dhow.app.UsageException;
import dev.dhow.app.Wait;

/// `dhow wait`: until containers have ended.
final class WaitCommand extends Verb {
  boolean downProject;

  @Override
  String description() {
    return "Wait until running containers have ended, and end with the exit code of the last one";
  }

  @Override
  String operands() {
    return "SERVICE...";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .flag(
            "--down-project",
            "Stop and remove the project when the first container has ended",
            value -> downProject = value)
        .operands("SERVICE", "Services to wait for", services);
  }

  @Override
  int run(Session session) throws InterruptedException {
    if (services.isEmpty()) {
      throw new UsageException("wait needs at least one service");
    }
    return new Wait(session.workplaceWithEngine())
        .run(named(services), downProject, dryRun || session.dryRun());
  }
}
