package dev.dhow.cli;

import dev.dhow.app.ListVolumes;

/// `dhow volumes`: the project's volumes.
final class VolumesCommand extends Verb {
  String format = "table";
  boolean quiet;

  @Override
  String description() {
    return "List volumes";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .value(
            "--format",
            "FORMAT",
            "table, 'table TEMPLATE', json or TEMPLATE",
            value -> format = value)
        .flag("-q, --quiet", "Only print names", value -> quiet = value)
        .operands(
            "SERVICE", "Only volumes that running containers of these services mount", services);
  }

  @Override
  int run(Session session) throws InterruptedException {
    return new ListVolumes(session.workplaceWithEngine()).run(named(services), format, quiet);
  }
}
