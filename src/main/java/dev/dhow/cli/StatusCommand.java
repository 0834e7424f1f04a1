package dev.dhow.cli;

import dev.dhow.app.ShowStatus;
import dev.dhow.app.UsageException;

/// `dhow status`: what is to be beside what is.
final class StatusCommand extends Verb {
  boolean exitCode;
  String format = "table";

  @Override
  String description() {
    return "Show each container with its health, restarts and what differs from the files";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .flag(
            "--exit-code",
            "End with 2 when anything differs from the files or is not well",
            value -> exitCode = value)
        .choice("--format", "FORMAT", "table or json", value -> format = value)
        .operands("SERVICE", "Services to show (default: all)", services);
  }

  @Override
  boolean tellsByExitCode() {
    return exitCode;
  }

  @Override
  int run(Session session) throws InterruptedException {
    if (!format.equals("table") && !format.equals("json")) {
      throw UsageException.value("--format", "table or json", format);
    }
    return new ShowStatus(session.workplaceWithEngine())
        .run(named(services), format.equals("json"), exitCode);
  }
}
