package dev.dhow.cli;

import dev.dhow.app.Stats;
import dev.dhow.app.StatsOptions;
import dev.dhow.app.UsageException;
import dev.dhow.execute.Timer;

/// `dhow stats`: what containers use of their machine.
final class StatsCommand extends Verb {
  boolean all;
  String format = "table";
  boolean noStream;
  boolean noTrunc;

  @Override
  String description() {
    return "Show what containers use: processors, memory, networks, disks";
  }

  @Override
  String operands() {
    return "[SERVICE]";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .flag("-a, --all", "Include containers that do not run", value -> all = value)
        .value(
            "--format",
            "FORMAT",
            "table, 'table TEMPLATE', json or TEMPLATE",
            value -> format = value)
        .flag("--no-stream", "Show it once", value -> noStream = value)
        .flag("--no-trunc", "Do not shorten anything", value -> noTrunc = value)
        .operands("SERVICE", "The service to show (default: all)", services);
  }

  @Override
  int run(Session session) throws InterruptedException {
    if (services.size() > 1) {
      throw new UsageException(
          "stats takes one service at most, not " + services.size(), "leave them out for all");
    }
    return new Stats(session.workplaceWithEngine(), Timer.real())
        .run(new StatsOptions(named(services), all, !noStream, noTrunc, format));
  }
}
