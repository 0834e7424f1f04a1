package dev.dhow.cli;

import dev.dhow.app.ShowGraph;
import dev.dhow.app.ShowGraph.Format;
import dev.dhow.app.UsageException;

/// `dhow graph`: services, what they need, where they are, what they keep, and how they are doing.
final class GraphCommand extends Verb {
  String format = "text";
  boolean noState;

  @Override
  String description() {
    return "Show what services need, their networks, volumes and ports, and how they are doing";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .choice("--format", "FORMAT", "text, mermaid, dot, svg or json", value -> format = value)
        .flag("--no-state", "Show what the files say alone, without an engine", v -> noState = v)
        .operands("SERVICE", "Services to show, with what they need (default: all)", services);
  }

  @Override
  int run(Session session) throws InterruptedException {
    var workplace = noState ? session.workplace() : session.workplaceWithEngine();
    return new ShowGraph(workplace).run(named(services), format(), !noState);
  }

  private Format format() {
    return switch (format) {
      case "text" -> Format.TEXT;
      case "mermaid" -> Format.MERMAID;
      case "dot" -> Format.DOT;
      case "svg" -> Format.SVG;
      case "json" -> Format.JSON;
      default -> throw UsageException.value("--format", "text, mermaid, dot, svg or json", format);
    };
  }
}
