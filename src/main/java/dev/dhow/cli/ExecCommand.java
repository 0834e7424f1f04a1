package dev.dhow.cli;

import dev.dhow.app.Exec;
import dev.dhow.app.ExecOptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `dhow exec`: runs a command in a container that runs already.
final class ExecCommand extends Verb {
  boolean detach;
  List<String> environment = new ArrayList<>();
  int index;
  boolean interactive = true;
  @Nullable Boolean noTerminal;
  boolean privileged;
  @Nullable String user;
  @Nullable String workingDirectory;
  List<String> words = new ArrayList<>();

  @Override
  String description() {
    return "Run a command in a container that is running";
  }

  @Override
  String operands() {
    return "SERVICE COMMAND [ARG...]";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .flag("-d, --detach", "Do not wait for the command to end", value -> detach = value)
        .values(
            "-e, --env",
            "NAME=VALUE",
            "Set a variable; with a name alone, to the project's value; may be repeated",
            environment)
        .number(
            "--index",
            "N",
            "The service's container with this number (default: the first)",
            value -> index = value)
        .hiddenFlag("-i, --interactive", value -> interactive = value)
        .flag(
            "-T, --no-tty",
            "Run it without a terminal (default: unless input and output are one)",
            value -> noTerminal = value)
        .hiddenFlag("--no-TTY", value -> noTerminal = value)
        .flag("--privileged", "Give the command all rights", value -> privileged = value)
        .withoutEffect("-t, --tty")
        .value("-u, --user", "USER", "Run it as this user", value -> user = value)
        .value("-w, --workdir", "DIR", "Run it in this folder", value -> workingDirectory = value)
        .words(words);
  }

  @Override
  int run(Session session) throws InterruptedException {
    atLeast(2, words);
    var options =
        new ExecOptions(
            words.getFirst(),
            words.subList(1, words.size()),
            detach,
            List.copyOf(environment),
            index,
            interactive,
            noTerminal,
            privileged,
            user,
            workingDirectory,
            dryRun || session.dryRun());
    return new Exec(session.workplaceWithEngine()).run(options);
  }
}
