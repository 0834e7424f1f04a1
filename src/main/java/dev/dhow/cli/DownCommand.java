package dev.dhow.cli;

import dev.dhow.app.Down;
import dev.dhow.app.DownOptions;
import dev.dhow.app.UsageException;
import dev.dhow.plan.DownRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `dhow down`: stops and removes what `up` made; data only when asked to.
final class DownCommand extends Verb {
  boolean fast;
  boolean otherFiles;
  @Nullable Boolean removeOrphans;
  @Nullable String rmi;
  @Nullable Integer timeout;
  List<String> unprotected = new ArrayList<>();
  boolean volume;
  boolean volumes;
  boolean yes;

  @Override
  String description() {
    return "Stop and remove containers and networks";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .flag(
            "--fast",
            "Stop all containers at once instead of dependents first",
            value -> fast = value)
        .flag(
            "--other-files",
            "Take containers for orphans, too, that were made from other files",
            value -> otherFiles = value)
        .flag(
            "--remove-orphans",
            "Remove containers of services that are not in the project",
            value -> removeOrphans = value)
        .choice(
            "--rmi",
            "WHICH",
            "Remove images too: local (only those without a name of their own) or all",
            value -> rmi = value)
        .number(
            "-t, --timeout",
            "SECONDS",
            "How long a container may take to stop; -1 for as long as it likes",
            value -> timeout = value)
        .values(
            "--unprotect",
            "VOLUME",
            "With --volumes, remove this volume although its label protects it; may be repeated",
            unprotected)
        .flag(
            "-v, --volumes",
            "Remove the project's named volumes and anonymous volumes: their data is lost",
            value -> volumes = value)
        .hiddenFlag(
            "--volume",
            value -> {
              volumes = value;
              volume = true;
            })
        .flag("-y, --yes", "Do not ask before data is lost", value -> yes = value)
        .operands("SERVICE", "Services to remove (default: all)", services);
  }

  @Override
  int run(Session session) throws InterruptedException {
    session.obsolete(volume, "--volume", "use --volumes");
    return new Down(session.workplaceForChanges())
        .run(
            new DownOptions(
                named(services),
                removeOrphans,
                volumes,
                images(),
                Durations.grace(timeout),
                fast,
                otherFiles,
                Set.copyOf(unprotected),
                yes,
                dryRun || session.dryRun()));
  }

  private DownRequest.Images images() {
    return switch (rmi) {
      case null -> DownRequest.Images.NONE;
      case "local" -> DownRequest.Images.LOCAL;
      case "all" -> DownRequest.Images.ALL;
      default -> throw UsageException.value("--rmi", "local or all", rmi);
    };
  }
}
