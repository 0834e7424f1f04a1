package dev.dhow.cli;

import dev.dhow.app.Ps;
import dev.dhow.app.PsOptions;
import dev.dhow.app.UsageException;
import dev.dhow.state.ContainerStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `dhow ps`: what runs.
final class PsCommand extends Verb {
  boolean all;
  boolean allProjects;
  @Nullable String filter;
  String format = "table";
  boolean noTrunc;
  boolean orphans = true;
  boolean quiet;
  boolean onlyServices;
  List<String> status = new ArrayList<>();

  @Override
  String description() {
    return "List containers";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .flag("-a, --all", "Include stopped containers and those of run", value -> all = value)
        .flag(
            "--all-projects",
            "List the containers of all projects, and read no files",
            value -> allProjects = value)
        .choice(
            "--filter",
            "FILTER",
            "Only containers with a property, such as status=running",
            value -> filter = value)
        .value(
            "--format",
            "FORMAT",
            "table, 'table TEMPLATE', json or TEMPLATE",
            value -> format = value)
        .flag("--no-trunc", "Do not shorten anything", value -> noTrunc = value)
        .flag(
            "--orphans",
            "Include containers of services that are not in the project (default: true)",
            value -> orphans = value)
        .flag("-q, --quiet", "Only print ids", value -> quiet = value)
        .flag("--services", "Only print services", value -> onlyServices = value)
        .values(
            "--status",
            "STATUS",
            "Only containers of a status: paused, restarting, removing, running, dead, created,"
                + " exited; may be repeated",
            status)
        .operands("SERVICE", "Services to list (default: all)", services);
  }

  @Override
  int run(Session session) throws InterruptedException {
    return new Ps(session.workplaceWithEngine())
        .run(
            new PsOptions(
                named(services),
                all,
                statuses(),
                format,
                noTrunc,
                orphans,
                quiet,
                onlyServices,
                allProjects));
  }

  private Set<ContainerStatus> statuses() {
    var wanted = new ArrayList<>(status);
    if (filter != null) {
      if (!filter.startsWith("status=")) {
        throw UsageException.value("--filter", "status=STATUS", filter);
      }
      wanted.add(filter.substring("status=".length()));
    }
    var found = EnumSet.noneOf(ContainerStatus.class);
    wanted.forEach(text -> found.add(status(text)));
    return found;
  }

  private static ContainerStatus status(String text) {
    return Arrays.stream(ContainerStatus.values())
        .filter(status -> status.id().equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> UsageException.value("--status", statusIds(), text));
  }

  private static String statusIds() {
    var ids = Arrays.stream(ContainerStatus.values()).map(ContainerStatus::id).toList();
    return String.join(", ", ids.subList(0, ids.size() - 1)) + " or " + ids.getLast();
  }
}
