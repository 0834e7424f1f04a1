package dev.dhow.cli;

import dev.dhow.app.Start;
import dev.dhow.app.StartOptions;
import org.jspecify.annotations.Nullable;

/// `dhow start`: containers that exist run again.
final class StartCommand extends Verb {
  boolean awaitReady;
  @Nullable Integer waitTimeout;

  @Override
  String description() {
    return "Start containers that exist";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .flag("--wait", "Wait until services run and are healthy", value -> awaitReady = value)
        .number(
            "--wait-timeout",
            "SECONDS",
            "How long --wait may take; 0 for no limit",
            value -> waitTimeout = value)
        .operands(
            "SERVICE", "Services to start, with those they depend on (default: all)", services);
  }

  @Override
  int run(Session session) throws InterruptedException {
    return new Start(session.workplaceForChanges())
        .run(
            new StartOptions(
                named(services),
                awaitReady,
                Durations.limit(waitTimeout),
                dryRun || session.dryRun()));
  }
}
