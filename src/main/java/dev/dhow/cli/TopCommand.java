package dev.dhow.cli;

import dev.dhow.app.Top;
import dev.dhow.app.UsageException;

/// `dhow top`: the processes in containers.
final class TopCommand extends Verb {
  String format = "table";

  @Override
  String description() {
    return "List the processes of running containers";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .choice("--format", "FORMAT", "table or json", value -> format = value)
        .operands("SERVICE", "Services to list (default: all)", services);
  }

  @Override
  int run(Session session) throws InterruptedException {
    if (!format.equals("table") && !format.equals("json")) {
      throw UsageException.value("--format", "table or json", format);
    }
    return new Top(session.workplaceWithEngine()).run(named(services), format.equals("json"));
  }
}
