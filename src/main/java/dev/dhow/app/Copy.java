package dev.dhow.app;

import dev.dhow.engine.Engine;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.PathFacts;
import dev.dhow.state.PathFacts.Kind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `cp`: copies files between this machine and the containers of a service, running or not.
public final class Copy {
  private static final String STREAM = "-";

  private final Workplace workplace;
  private final LocalFiles files;
  private final InputStream input;

  /// @param input where an archive comes from that is not on the disk
  public Copy(Workplace workplace, LocalFiles files, InputStream input) {
    this.workplace = workplace;
    this.files = files;
    this.input = input;
  }

  /// A place as the command line names it.
  ///
  /// @param service empty for this machine
  private record Place(String service, String path) {

    /// `.` at the beginning and `/` before a colon say that a path of this machine is meant.
    static Place parse(String text) {
      int colon = text.indexOf(':');
      return text.startsWith("/") || text.startsWith(".") || colon < 0
          ? new Place("", text)
          : new Place(text.substring(0, colon), text.substring(colon + 1));
    }

    void check() {
      if (path.isEmpty()) {
        throw new UsageException(
            service.isEmpty()
                ? "one of the two paths is empty"
                : "\"%s:\" names no path".formatted(service),
            service.isEmpty()
                ? "write . for this folder"
                : "write the path behind it, such as %s:/".formatted(service));
      }
    }
  }

  /// @return the exit code
  public int run(CopyOptions options) throws InterruptedException {
    var from = Place.parse(options.from());
    var to = Place.parse(options.to());
    if (from.service().isEmpty() == to.service().isEmpty()) {
      throw new UsageException(
          from.service().isEmpty()
              ? "unknown copy direction"
              : "copying between services is not supported",
          "write SERVICE: before one of the two paths");
    }
    from.check();
    to.check();
    try {
      if (to.service().isEmpty()) {
        var first = containers(from.service(), options).getFirst();
        outOf(first, from.path(), to.path(), options);
      } else {
        for (var container : targets(to.service(), from, options)) {
          into(container, from.path(), to.path(), options);
        }
      }
    } catch (IOException e) {
      throw Broken.off(e);
    }
    return 0;
  }

  private List<ObservedContainer> containers(String service, CopyOptions options)
      throws InterruptedException {
    var project = workplace.projects().named();
    var found =
        ServiceContainer.of(engine(), project, service, options.index()).stream()
            .filter(each -> options.all() || !each.isOneOff())
            .toList();
    if (found.isEmpty()) {
      project.check(List.of(service));
      throw new UsageException(
          options.index() <= 0
              ? "no container found for service \"%s\"".formatted(service)
              : "service \"%s\" has no container #%d".formatted(service, options.index()),
          "`dhow ps -a` lists those there are");
    }
    return found;
  }

  /// An archive on standard input can only be read once.
  private List<ObservedContainer> targets(String service, Place from, CopyOptions options)
      throws InterruptedException {
    var found = containers(service, options);
    if (from.path().equals(STREAM) && found.size() > 1) {
      throw new UsageException(
          "standard input can only be copied into one container, and service \"%s\" has %d"
              .formatted(service, found.size()),
          "name one with --index");
    }
    return found;
  }

  private void outOf(ObservedContainer container, String from, String to, CopyOptions options)
      throws InterruptedException, IOException {
    var story = story(container);
    var name = "%s:%s to %s".formatted(container.name(), from, to);
    if (options.dryRun()) {
      story.plan("copy  (" + name + ")");
      return;
    }
    var source = source(container, from, options.followLinks());
    var more = "  (" + name + ")";
    try (var work = story.begin("Copying", more, !to.equals(STREAM));
        var archive =
            new IncomingArchive(engine().archives().read(container.id(), source.path()))) {
      if (to.equals(STREAM)) {
        workplace.console().copy(archive);
      } else {
        var found = files.look(to, options.folder(), true);
        var move = CopyMove.of(source, source.name(), end(found));
        unpack(archive, renaming(move, from, source));
      }
      work.done("Copied", more);
    }
  }

  private void unpack(IncomingArchive archive, CopyMove move)
      throws InterruptedException, IOException {
    try {
      files.unpack(archive, Path.of(move.folder()), move::renamed);
    } catch (UncheckedIOException e) {
      throw archive.why(e);
    }
  }

  /// A link that was followed still has its own name where it is copied into a folder.
  private static CopyMove renaming(CopyMove move, String asked, CopyEnd source) {
    var name = new CopyEnd(asked, true, source.folder()).name();
    return move.to().equals(move.from()) && !name.equals(".")
        ? new CopyMove(move.folder(), move.from(), name)
        : move;
  }

  private CopyEnd source(ObservedContainer container, String path, boolean follow)
      throws InterruptedException {
    var facts = look(container, path).orElseThrow(() -> missing(container, path));
    if (!follow || facts.kind() != Kind.LINK) {
      return new CopyEnd(path, true, facts.kind() == Kind.FOLDER);
    }
    var target = CopyEnd.followed(path, facts.link());
    var followed = look(container, target).orElseThrow(() -> missing(container, target));
    return new CopyEnd(target, true, followed.kind() == Kind.FOLDER);
  }

  private static UsageException missing(ObservedContainer container, String path) {
    return new UsageException(
        "there is no %s in container %s".formatted(path, container.name()),
        "`dhow exec %s ls` shows what there is".formatted(container.service()));
  }

  private void into(ObservedContainer container, String from, String to, CopyOptions options)
      throws InterruptedException, IOException {
    var story = story(container);
    var name = "%s to %s:%s".formatted(from, container.name(), to);
    if (options.dryRun()) {
      story.plan("copy  (" + name + ")");
      return;
    }
    var target = target(container, to);
    var more = "  (" + name + ")";
    try (var work = story.begin("Copying", more, true)) {
      send(container, from, to, target, options);
      work.done("Copied", more);
    }
  }

  private void send(
      ObservedContainer container, String from, String to, CopyEnd target, CopyOptions options)
      throws InterruptedException, IOException {
    if (from.equals(STREAM)) {
      if (!target.folder()) {
        throw new UsageException(
            "%s in container %s is no folder to unpack an archive in"
                .formatted(to, container.name()),
            "name a folder that is there");
      }
      write(container, target.path(), input, options);
      return;
    }
    var found = files.look(from, options.folder(), options.followLinks());
    if (!found.exists()) {
      throw new UsageException("there is no file or folder " + from, "check its name");
    }
    var source = end(found);
    var asked = new CopyEnd(from, true, found.folder()).name();
    var move = CopyMove.of(source, asked.equals("..") ? source.name() : asked, target);
    if (!target.exists() && look(container, move.folder()).isEmpty()) {
      throw new UsageException(
          "there is no folder %s in container %s".formatted(move.folder(), container.name()),
          "make it with `dhow exec %s mkdir -p %s`".formatted(container.service(), move.folder()));
    }
    try (var archive = files.pack(Path.of(found.path()), move.to())) {
      write(container, move.folder(), archive, options);
    }
  }

  private void write(
      ObservedContainer container, String folder, InputStream archive, CopyOptions options)
      throws InterruptedException {
    engine().archives().write(container.id(), folder, unclosed(archive), options.owners());
  }

  /// Sending closes what it has sent.
  private static InputStream unclosed(InputStream archive) {
    return new FilterInputStream(archive) {
      @Override
      public void close() {
        // Whoever opened it does.
      }
    };
  }

  private CopyEnd target(ObservedContainer container, String path) throws InterruptedException {
    var facts = look(container, path);
    var end = path;
    if (facts.isPresent() && facts.get().kind() == Kind.LINK) {
      end = CopyEnd.followed(path, facts.get().link());
      facts = look(container, end);
    }
    if (facts.filter(found -> found.kind() == Kind.OTHER).isPresent()) {
      throw new UsageException(
          "%s in container %s is neither a file nor a folder".formatted(path, container.name()),
          "name one that is");
    }
    return new CopyEnd(
        end, facts.isPresent(), facts.filter(found -> found.kind() == Kind.FOLDER).isPresent());
  }

  private Optional<PathFacts> look(ObservedContainer container, String path)
      throws InterruptedException {
    return engine().archives().look(container.id(), path);
  }

  private static CopyEnd end(LocalFiles.Found found) {
    return new CopyEnd(found.path(), found.exists(), found.folder());
  }

  private Story story(ObservedContainer container) {
    return new Story(workplace.screen(), workplace.clock(), container.name());
  }

  private Engine engine() {
    return workplace.engine().get();
  }

  /// What becomes of a stream that ends too early.
  private static final class Broken {

    private Broken() {}

    static UncheckedIOException off(IOException e) throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      return new UncheckedIOException("copying broke off: " + e.getMessage(), e);
    }
  }
}
