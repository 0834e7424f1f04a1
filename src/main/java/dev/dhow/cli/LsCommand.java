package dev.dhow.cli;

import dev.dhow.app.ListProjects;
import dev.dhow.app.UsageException;
import java.util.ArrayList;
import java.util.List;

/// `dhow ls`: the projects on the engine.
final class LsCommand extends Verb {
  private static final String NAME = "name=";

  boolean all;
  List<String> filters = new ArrayList<>();
  String format = "table";
  boolean quiet;

  @Override
  String description() {
    return "List projects";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .flag("-a, --all", "Include projects and containers that do not run", value -> all = value)
        .values(
            "--filter",
            "FILTER",
            "Only projects whose names hold a pattern: name=PATTERN; may be repeated",
            filters)
        .choice("--format", "FORMAT", "table or json", value -> format = value)
        .flag("-q, --quiet", "Only print names", value -> quiet = value);
  }

  @Override
  int run(Session session) throws InterruptedException {
    return new ListProjects(session.workplaceWithEngine())
        .run(new ListProjects.Options(all, names(), format, quiet));
  }

  private List<String> names() {
    filters.removeIf(String::isEmpty);
    for (var filter : filters) {
      if (!filter.startsWith(NAME)) {
        throw new UsageException(
            "invalid filter '%s'".formatted(filter.replaceFirst("=.*", "")),
            "--filter takes name=PATTERN");
      }
    }
    return filters.stream().map(filter -> filter.substring(NAME.length())).toList();
  }
}
