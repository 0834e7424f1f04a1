package dev.dhow.cli;

import dev.dhow.app.Kill;
import dev.dhow.app.KillOptions;
import org.jspecify.annotations.Nullable;

/// `dhow kill`: running containers are sent a signal.
final class KillCommand extends Verb {
  @Nullable Boolean removeOrphans;
  String signal = "SIGKILL";

  @Override
  String description() {
    return "Send a signal to running containers, those of run included";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .flag(
            "--remove-orphans",
            "Kill containers of services that are not in the project, too",
            value -> removeOrphans = value)
        .value(
            "-s, --signal",
            "SIGNAL",
            "The signal, by name or number (default: SIGKILL)",
            value -> signal = value)
        .operands("SERVICE", "Services to kill (default: all)", services);
  }

  @Override
  int run(Session session) throws InterruptedException {
    return new Kill(session.workplaceForChanges())
        .run(new KillOptions(named(services), signal, removeOrphans, dryRun || session.dryRun()));
  }
}
