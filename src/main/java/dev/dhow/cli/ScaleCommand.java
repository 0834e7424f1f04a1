package dev.dhow.cli;

import dev.dhow.app.Up;
import dev.dhow.app.UpOptions;
import dev.dhow.app.UsageException;
import java.util.ArrayList;
import java.util.List;

/// `dhow scale`: other numbers of containers.
final class ScaleCommand extends Verb {
  boolean noDeps;
  List<String> scales = new ArrayList<>();

  @Override
  String description() {
    return "Run other numbers of containers of services";
  }

  @Override
  String operands() {
    return "SERVICE=N...";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .flag("--no-deps", "Leave dependencies alone", value -> noDeps = value)
        .operands("SERVICE=N", "How many containers each service is to have", scales);
  }

  @Override
  int run(Session session) throws InterruptedException {
    if (scales.isEmpty()) {
      throw new UsageException("scale needs at least one SERVICE=N, such as web=3");
    }
    var options =
        UpOptions.scale(Scales.parse("scale", scales), noDeps, dryRun || session.dryRun());
    return new Up(session.workplaceWithEngine(), "scale").run(options);
  }
}
