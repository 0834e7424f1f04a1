package dev.dhow.cli;

import dev.dhow.app.Rm;
import dev.dhow.app.RmOptions;

/// `dhow rm`: stopped containers are removed.
final class RmCommand extends Verb {
  boolean force;
  boolean stop;
  boolean volumes;

  @Override
  String description() {
    return "Remove stopped containers";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .withoutEffect("-a, --all")
        .flag("-f, --force", "Do not ask", value -> force = value)
        .flag("-s, --stop", "Stop and remove running containers, too", value -> stop = value)
        .flag(
            "-v, --volumes",
            "Remove anonymous volumes with their containers: their data is lost",
            value -> volumes = value)
        .operands("SERVICE", "Services to remove (default: all)", services);
  }

  @Override
  int run(Session session) throws InterruptedException {
    return new Rm(session.workplaceForChanges())
        .run(new RmOptions(named(services), force, stop, volumes, dryRun || session.dryRun()));
  }
}
