package dev.dhow.cli;

import dev.dhow.app.Watch;
import dev.dhow.app.WatchOptions;
import dev.dhow.app.Watching;
import dev.dhow.execute.Timer;
import dev.dhow.host.DiskSourceReader;
import dev.dhow.host.FolderWatch;
import dev.dhow.source.SourceFile;
import java.nio.file.Path;
import java.util.Optional;

/// `dhow watch`: containers follow their sources.
final class WatchCommand extends Verb {
  boolean noUp;
  boolean prune = true;
  boolean quiet;

  @Override
  String description() {
    return "Copy, rebuild and restart when sources change";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .flag("--no-up", "Do not build and start services first", value -> noUp = value)
        .flag(
            "--prune",
            "Remove images that a rebuild replaced; on, unless --prune=false",
            value -> prune = value)
        .flag("--quiet", "Do not show build output", value -> quiet = value)
        .operands("SERVICE", "Services to watch (default: all)", services);
  }

  @Override
  int run(Session session) throws InterruptedException {
    return new Watch(session.workplaceWithEngine(), watching())
        .run(new WatchOptions(named(services), !noUp, prune, quiet, dryRun || session.dryRun()));
  }

  /// This machine, as far as watching needs it.
  static Watching watching() {
    return new Watching(FolderWatch::open, WatchCommand::read, Timer.real());
  }

  private static Optional<String> read(Path file) {
    return new DiskSourceReader(System.in).read(file).map(SourceFile::text);
  }
}
