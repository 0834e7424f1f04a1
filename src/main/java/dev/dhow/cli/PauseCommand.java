package dev.dhow.cli;

import dev.dhow.app.Pause;

/// `dhow pause`: containers are frozen.
final class PauseCommand extends Verb {

  @Override
  String description() {
    return "Freeze running containers";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags.operands("SERVICE", "Services to pause (default: all)", services);
  }

  @Override
  int run(Session session) throws InterruptedException {
    return new Pause(session.workplaceForChanges())
        .pause(named(services), dryRun || session.dryRun());
  }
}
