package dev.dhow.cli;

import dev.dhow.app.Restart;
import dev.dhow.app.RestartOptions;
import org.jspecify.annotations.Nullable;

/// `dhow restart`: containers end and start again, as they are.
final class RestartCommand extends Verb {
  boolean noDeps;
  @Nullable Integer timeout;

  @Override
  String description() {
    return "Restart containers as they are";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .flag(
            "--no-deps",
            "Leave services alone that are to be restarted with a named one",
            value -> noDeps = value)
        .number(
            "-t, --timeout",
            "SECONDS",
            "How long a container may take to stop; -1 for as long as it likes",
            value -> timeout = value)
        .operands("SERVICE", "Services to restart (default: all)", services);
  }

  @Override
  int run(Session session) throws InterruptedException {
    return new Restart(session.workplaceForChanges())
        .run(
            new RestartOptions(
                named(services), noDeps, Durations.grace(timeout), dryRun || session.dryRun()));
  }
}
