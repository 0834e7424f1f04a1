package dev.dhow.cli;

import dev.dhow.app.Copy;
import dev.dhow.app.CopyOptions;
import java.util.ArrayList;
import java.util.List;

/// `dhow cp`: copies files between this machine and containers.
final class CpCommand extends Verb {
  boolean all;
  boolean archive;
  boolean followLinks;
  int index;
  List<String> operands = new ArrayList<>();

  @Override
  String description() {
    return "Copy files and folders between this machine and containers";
  }

  @Override
  String operands() {
    return "SERVICE:PATH PATH|- or PATH|- SERVICE:PATH";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .flag("--all", "Count containers of run, too", value -> all = value)
        .flag(
            "-a, --archive",
            "Give what is copied into a container to its user",
            value -> archive = value)
        .flag(
            "-L, --follow-link",
            "Copy what a symbolic link points to",
            value -> followLinks = value)
        .number(
            "--index",
            "N",
            "The service's container with this number (default: all; the first to copy from)",
            value -> index = value)
        .operands("FROM TO", "What to copy, and where; - for a tar archive", operands);
  }

  @Override
  int run(Session session) throws InterruptedException {
    exactly(2, operands);
    var options =
        new CopyOptions(
            operands.getFirst(),
            operands.getLast(),
            session.folder(),
            index,
            all,
            archive,
            followLinks,
            dryRun || session.dryRun());
    return new Copy(session.workplaceWithEngine(), new HostFiles(), System.in).run(options);
  }
}
