package dev.dhow.cli;

import dev.dhow.app.Top;
import java.util.ArrayList;
import java.util.List;

/// `dhow top`: the processes in containers.
final class TopCommand extends Verb {
  List<String> services = new ArrayList<>();

  @Override
  String description() {
    return "List the processes of running containers";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags.operands("SERVICE", "Services to list (default: all)", services);
  }

  @Override
  int run(Session session) throws InterruptedException {
    return new Top(session.workplaceWithEngine()).run(named(services));
  }
}
