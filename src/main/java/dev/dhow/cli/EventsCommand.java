package dev.dhow.cli;

import dev.dhow.app.Events;
import dev.dhow.app.EventsOptions;
import dev.dhow.app.UsageException;
import org.jspecify.annotations.Nullable;

/// `dhow events`: what happens to containers.
final class EventsCommand extends Verb {
  String format = "text";
  boolean json;
  @Nullable String since;
  @Nullable String until;

  @Override
  String description() {
    return "Show what happens to containers, as it happens";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .choice("--format", "FORMAT", "text or json", value -> format = value)
        .flag("--json", "Print an object for each event", value -> json = value)
        .choice(
            "--since",
            "TIME",
            "Begin with what happened then: a time (2026-01-02T13:23:37Z) or an age (42m)",
            value -> since = value)
        .choice(
            "--until",
            "TIME",
            "End then: a time (2026-01-02T13:23:37Z) or an age (0s: now)",
            value -> until = value)
        .operands("SERVICE", "Services to watch (default: all)", services);
  }

  @Override
  int run(Session session) throws InterruptedException {
    if (!format.equals("text") && !format.equals("json")) {
      throw UsageException.value("--format", "text or json", format);
    }
    var objects = json || format.equals("json");
    return new Events(session.workplaceWithEngine())
        .run(new EventsOptions(named(services), objects, since, until));
  }
}
