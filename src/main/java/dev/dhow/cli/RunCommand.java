package dev.dhow.cli;

import dev.dhow.app.OneOffOptions;
import dev.dhow.app.OneOffRun;
import dev.dhow.app.UpOptions;
import dev.dhow.app.UsageException;
import dev.dhow.host.DiskSourceReader;
import dev.dhow.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `dhow run`: runs a command in a container of its own.
final class RunCommand extends Verb {
  boolean build;
  List<String> capAdd = new ArrayList<>();
  List<String> capDrop = new ArrayList<>();
  boolean detach;
  @Nullable String entrypoint;
  List<String> environment = new ArrayList<>();
  List<String> environmentFiles = new ArrayList<>();
  @Nullable Boolean interactive;
  List<String> labels = new ArrayList<>();
  List<String> moreLabels = new ArrayList<>();
  List<String> moreVolumes = new ArrayList<>();
  @Nullable String name;
  boolean noDeps;
  @Nullable Boolean noTerminal;
  List<String> publish = new ArrayList<>();
  @Nullable String pull;
  boolean quiet;
  boolean quietBuild;
  boolean quietPull;
  boolean removeOrphans;
  boolean remove;
  boolean servicePorts;
  @Nullable Boolean terminal;
  boolean useAliases;
  @Nullable String user;
  List<String> volumes = new ArrayList<>();
  @Nullable String workingDirectory;
  List<String> words = new ArrayList<>();

  @Override
  String description() {
    return "Run a command in a container of its own";
  }

  @Override
  String operands() {
    return "SERVICE [COMMAND] [ARG...]";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    declareContainer(flags);
    declareSession(flags);
    flags
        .flag("--build", "Build images first", value -> build = value)
        .flag("--no-deps", "Leave dependencies alone", value -> noDeps = value)
        .value(
            "--pull",
            "POLICY",
            "Pull images first: always, missing or never",
            value -> pull = value)
        .flag("--quiet-build", "Do not show build output", value -> quietBuild = value)
        .flag("--quiet-pull", "Do not show pull progress", value -> quietPull = value)
        .flag(
            "--remove-orphans",
            "Remove containers of services that are not in the project",
            value -> removeOrphans = value)
        .words(words);
  }

  private void declareContainer(Flags flags) {
    flags
        .values("--cap-add", "CAPABILITY", "Give it a capability; may be repeated", capAdd)
        .values("--cap-drop", "CAPABILITY", "Take a capability away; may be repeated", capDrop)
        .value(
            "--entrypoint",
            "COMMAND",
            "What the command is handed to, in place of the image's",
            value -> entrypoint = value)
        .values(
            "-e, --env",
            "NAME=VALUE",
            "Set a variable; with a name alone, to the project's value; may be repeated",
            environment)
        .values(
            "--env-from-file", "FILE", "Set a file's variables; may be repeated", environmentFiles)
        .values("-l, --label", "KEY=VALUE", "Set a label; may be repeated", labels)
        .hiddenValues("--labels", moreLabels)
        .value("--name", "NAME", "The container's name", value -> name = value)
        .values(
            "-p, --publish", "PORT", "Publish a port, such as 8080:80; may be repeated", publish)
        .flag("-P, --service-ports", "Publish the service's ports", value -> servicePorts = value)
        .flag(
            "--use-aliases",
            "Let others find it by the service's names",
            value -> useAliases = value)
        .value("-u, --user", "USER", "Run as this user", value -> user = value)
        .values(
            "-v, --volume",
            "MOUNT",
            "Mount something, such as ./data:/data; may be repeated",
            volumes)
        .hiddenValues("--volumes", moreVolumes)
        .value("-w, --workdir", "DIR", "Run in this folder", value -> workingDirectory = value);
  }

  private void declareSession(Flags flags) {
    flags
        .flag(
            "-d, --detach", "Leave it in the background and print its id", value -> detach = value)
        .flag(
            "-i, --interactive",
            "Give it standard input (default: yes)",
            value -> interactive = value)
        .flag(
            "-T, --no-TTY",
            "Run it without a terminal (default: unless input and output are one)",
            value -> noTerminal = value)
        .hiddenFlag("-t, --tty", value -> terminal = value)
        .flag("-q, --quiet", "Do not show progress", value -> quiet = value)
        .flag("--rm", "Remove the container when it has ended", value -> remove = value);
  }

  @Override
  void prepare(RootOptions root) {
    if (quiet) {
      root.progress = "quiet";
    }
  }

  @Override
  int run(Session session) throws InterruptedException {
    atLeast(1, words);
    conflict(servicePorts, !publish.isEmpty(), "--service-ports and --publish");
    if (terminal != null && noTerminal != null) {
      throw new UsageException("--tty and --no-TTY can't be used together");
    }
    return new OneOffRun(session.workplaceWithEngine(), session::warn).run(options(session));
  }

  private OneOffOptions options(Session session) {
    return new OneOffOptions(
        words.getFirst(),
        words.subList(1, words.size()),
        entrypoint,
        environment,
        read(session, environmentFiles),
        both(labels, moreLabels),
        capAdd,
        capDrop,
        name,
        user,
        workingDirectory,
        publish,
        servicePorts,
        both(volumes, moreVolumes),
        session.folder(),
        useAliases,
        interactive == null || interactive,
        terminal == null ? noTerminal : Boolean.valueOf(!terminal),
        remove,
        detach,
        UpOptions.run(
            words.getFirst(),
            noDeps,
            removeOrphans,
            build,
            pull,
            quietPull,
            quietBuild,
            dryRun || session.dryRun()));
  }

  private static List<String> both(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  private static List<SourceFile> read(Session session, List<String> files) {
    var reader = new DiskSourceReader(System.in);
    return files.stream()
        .map(file ->
            reader
                .read(session.folder().resolve(file))
                .map(found -> new SourceFile(file, found.text(), true))
                .orElseThrow(() ->
                    new UsageException(
                        "the env file `%s` does not exist".formatted(file),
                        "create it, or leave out --env-from-file")))
        .toList();
  }
}
