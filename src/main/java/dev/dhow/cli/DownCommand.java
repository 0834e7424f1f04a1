package dev.dhow.cli;

import dev.dhow.app.Down;
import dev.dhow.app.DownOptions;
import dev.dhow.app.UsageException;
import dev.dhow.plan.DownRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dhow down`: stops and removes what `up` made; data only when asked to.
@Command(name = "down", description = "Stop and remove containers and networks")
final class DownCommand extends Verb {

  @Option(
      names = "--remove-orphans",
      arity = "0..1",
      description = "Remove containers of services that are not in the project")
  @Nullable Boolean removeOrphans;

  @Option(
      names = "--rmi",
      paramLabel = "WHICH",
      description = "Remove images too: local (only those without a name of their own) or all")
  @Nullable String rmi;

  @Option(
      names = {"-t", "--timeout"},
      paramLabel = "SECONDS",
      description = "How long a container may take to stop")
  @Nullable Integer timeout;

  @Option(
      names = {"-v", "--volumes"},
      arity = "0..1",
      description = "Remove the project's named volumes and anonymous volumes: their data is lost")
  boolean volumes;

  @Parameters(paramLabel = "SERVICE", description = "Services to remove (default: all)")
  List<String> services = new ArrayList<>();

  @Override
  int run(Session session) throws InterruptedException {
    return new Down(session.workplace())
        .run(
            new DownOptions(
                new LinkedHashSet<>(services),
                removeOrphans,
                volumes,
                images(),
                Durations.seconds(timeout),
                dryRun || session.dryRun()));
  }

  private DownRequest.Images images() {
    return switch (rmi) {
      case null -> DownRequest.Images.NONE;
      case "local" -> DownRequest.Images.LOCAL;
      case "all" -> DownRequest.Images.ALL;
      default -> throw new UsageException("--rmi takes local or all, not " + rmi);
    };
  }
}
