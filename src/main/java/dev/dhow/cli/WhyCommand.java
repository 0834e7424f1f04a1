package dev.dhow.cli;

import dev.dhow.app.ExplainService;
import dev.dhow.app.UsageException;

/// `dhow why`: what blocks or broke a service.
final class WhyCommand extends Verb {
  String format = "text";

  @Override
  String description() {
    return "Show what keeps services from running: dependencies, probes, exit codes, last lines";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .choice("--format", "FORMAT", "text or json", value -> format = value)
        .operands(
            "SERVICE",
            "Services to explain (default: all that are not as they should be)",
            services);
  }

  @Override
  int run(Session session) throws InterruptedException {
    if (!format.equals("text") && !format.equals("json")) {
      throw UsageException.value("--format", "text or json", format);
    }
    return new ExplainService(session.workplaceWithEngine())
        .run(named(services), format.equals("json"));
  }
}
