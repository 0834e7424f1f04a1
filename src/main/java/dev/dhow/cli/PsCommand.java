package dev.dhow.cli;

import dev.dhow.app.Ps;
import dev.dhow.app.PsOptions;
import dev.dhow.app.UsageException;
import dev.dhow.state.ContainerStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dhow ps`: what runs.
@Command(name = "ps", description = "List containers")
final class PsCommand extends Verb {

  @Option(
      names = {"-a", "--all"},
      arity = "0..1",
      description = "Include stopped containers and those of run")
  boolean all;

  @Option(
      names = "--filter",
      paramLabel = "FILTER",
      description = "Only containers with a property, such as status=running")
  @Nullable String filter;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, 'table TEMPLATE', json or TEMPLATE")
  String format = "table";

  @Option(names = "--no-trunc", arity = "0..1", description = "Do not shorten anything")
  boolean noTrunc;

  @Option(
      names = "--orphans",
      arity = "0..1",
      defaultValue = "true",
      fallbackValue = "true",
      description = "Include containers of services that are not in the project (default: true)")
  boolean orphans = true;

  @Option(
      names = {"-q", "--quiet"},
      arity = "0..1",
      description = "Only print ids")
  boolean quiet;

  @Option(names = "--services", arity = "0..1", description = "Only print services")
  boolean onlyServices;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description =
          "Only containers of a status: paused, restarting, removing, running, dead, created,"
              + " exited; may be repeated")
  List<String> status = new ArrayList<>();

  @Parameters(paramLabel = "SERVICE", description = "Services to list (default: all)")
  List<String> services = new ArrayList<>();

  @Override
  int run(Session session) throws InterruptedException {
    return new Ps(session.workplace())
        .run(
            new PsOptions(
                new LinkedHashSet<>(services),
                all,
                statuses(),
                format,
                noTrunc,
                orphans,
                quiet,
                onlyServices));
  }

  private Set<ContainerStatus> statuses() {
    var wanted = new ArrayList<>(status);
    if (filter != null) {
      if (!filter.startsWith("status=")) {
        throw new UsageException("--filter takes status=STATUS, not " + filter);
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
        .orElseThrow(() ->
            new UsageException(
                "unknown status "
                    + text
                    + "; there are "
                    + String.join(
                        ", ",
                        Arrays.stream(ContainerStatus.values())
                            .map(ContainerStatus::id)
                            .toList())));
  }
}
