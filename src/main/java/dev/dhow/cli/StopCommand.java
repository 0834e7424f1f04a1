package dev.dhow.cli;

import dev.dhow.app.Stop;
import org.jspecify.annotations.Nullable;

/// `dhow stop`: containers end and stay.
final class StopCommand extends Verb {
  @Nullable Integer timeout;

  @Override
  String description() {
    return "Stop containers, and keep them";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .number(
            "-t, --timeout",
            "SECONDS",
            "How long a container may take to stop; -1 for as long as it likes",
            value -> timeout = value)
        .operands("SERVICE", "Services to stop (default: all)", services);
  }

  @Override
  int run(Session session) throws InterruptedException {
    return new Stop(session.workplaceForChanges())
        .run(named(services), Durations.grace(timeout), dryRun || session.dryRun());
  }
}
