package dev.dhow.cli;

import dev.dhow.app.Pause;

/// `dhow unpause`: frozen containers go on.
final class UnpauseCommand extends Verb {

  @Override
  String description() {
    return "Let frozen containers go on";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags.operands("SERVICE", "Services to unpause (default: all)", services);
  }

  @Override
  int run(Session session) throws InterruptedException {
    return new Pause(session.workplaceForChanges())
        .unpause(named(services), dryRun || session.dryRun());
  }
}
