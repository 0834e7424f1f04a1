package dev.dhow.cli;

import dev.dhow.app.Interruptions;
import dev.dhow.app.LogStyle;
import dev.dhow.app.Screen;
import dev.dhow.app.Screen.ProgressMode;
import dev.dhow.app.Variables;
import dev.dhow.app.Workplace;
import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.engine.docker.DockerEngine;
import dev.dhow.execute.Timer;
import dev.dhow.host.HostEnvironment;
import dev.dhow.render.Colours;
import dev.dhow.render.DiagnosticFormat;
import dev.dhow.render.JsonRenderer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one run of a command has at hand, made when it is first asked for.
final class Session implements AutoCloseable {
  private final RootOptions root;
  private final HostEnvironment host;
  private final Variables variables;
  private final Screen screen;
  private final HostConsole console = new HostConsole();
  private final InstantSource clock = InstantSource.system();
  private volatile @Nullable DockerEngine engine;
  private volatile boolean begun;
  private Interruptions interruptions = Interruptions.NONE;

  Session(RootOptions root, PrintWriter out, PrintWriter err) {
    this.root = root;
    this.host = HostEnvironment.current();
    this.variables = new Variables(host.variables());
    this.screen = Screens.of(root, variables, out, err);
  }

  /// Lets signals interrupt this thread from now on.
  void listenToSignals() {
    interruptions =
        SignalInterruptions.of(
            Thread.currentThread(),
            new AskedToEnd(() -> begun, () -> Optional.ofNullable(engine), console, screen));
  }

  PrintWriter out() {
    return screen.out();
  }

  Screen screen() {
    return screen;
  }

  Variables variables() {
    return variables;
  }

  /// Tells what should be known, although the command goes on.
  void warn(List<Diagnostic> warnings) {
    warn(warnings, DiagnosticFormat.TEXT);
  }

  private void warn(List<Diagnostic> warnings, DiagnosticFormat format) {
    if (format == DiagnosticFormat.TEXT && screen.progress() == ProgressMode.JSON) {
      warnings.stream().map(JsonRenderer::warning).distinct().forEach(screen.err()::println);
    } else {
      var colours = Colours.when(screen.errColors());
      screen.err().print(format.write(warnings, colours, Version.number()));
    }
    screen.err().flush();
  }

  /// Tells of a flag that works, but should no longer be used.
  void obsolete(boolean given, String flag, String hint) {
    if (given) {
      var message = "`%s` is deprecated".formatted(flag);
      warn(List.of(Diagnostic.warning(Code.OBSOLETE, null, message).withHint(hint)));
    }
  }

  /// The services that names stand for of which some are patterns. Standard input is read only
  /// once, so they are taken as they are for a project that comes from there.
  Set<String> meant(List<String> services) throws InterruptedException {
    return root.files.contains("-")
        ? new LinkedHashSet<>(services)
        : new FileProjects(root, host, _ -> {}).named().meant(services, this::engineAtWork);
  }

  /// Where dhow was started.
  Path folder() {
    return host.workingDirectory();
  }

  boolean dryRun() {
    return root.dryRun;
  }

  LogStyle logStyle(boolean noColor, boolean noPrefix, boolean timestamps) {
    return new LogStyle(!noColor, !noPrefix, timestamps);
  }

  FileProjects files() {
    return new FileProjects(root, host, this::warn);
  }

  /// @param format how warnings are told
  FileProjects files(DiagnosticFormat format) {
    return new FileProjects(root, host, told -> warn(told, format));
  }

  /// For a command that is going to need the engine, which is greeted while files are still read.
  Workplace workplaceWithEngine() {
    return workplaceAfter(DockerEngine::greet);
  }

  /// The same for a command that takes the lock of a project in any case: who the engine is belongs
  /// to that, and takes it longer to say than anything else.
  Workplace workplaceForChanges() {
    return workplaceAfter(root.dryRun ? DockerEngine::greet : DockerEngine::identify);
  }

  private Workplace workplaceAfter(Greeting greeting) {
    unpackFirstClass();
    // Not a virtual one: most commands need none, and setting up the first takes as long as the
    // call.
    Thread.ofPlatform().daemon().name("greeting").start(() -> greet(greeting));
    return workplace();
  }

  private interface Greeting {
    void to(DockerEngine engine) throws InterruptedException;
  }

  /// Java crashes when two threads at once are the first to unpack a class of its compressed
  /// runtime (`ImageDecompressor`). No cache can hold this one, which sockets need anyway.
  private static void unpackFirstClass() {
    try {
      Class.forName("jdk.internal.event.Event", false, null);
    } catch (ClassNotFoundException _) {
      // Another Java: what its sockets need is its own affair.
    }
  }

  private void greet(Greeting greeting) {
    try {
      greeting.to(engine());
    } catch (RuntimeException _) {
      // The first call meets the same, and its caller knows what to say about it.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // nobody knows the thread; it just ends
    }
  }

  Workplace workplace() {
    var files = files();
    return new Workplace(
        files,
        this::engineAtWork,
        () -> engineAtWork().insight(),
        new HostLocks(),
        clock,
        Timer.real(),
        screen,
        new SeenHost(() -> engine().isLocal()),
        console,
        new ProviderPrograms(files::variables),
        new ModelPlugin(() -> files.variables().values()),
        TerminalConsent.of(screen, System.in),
        interruptions,
        root.parallel);
  }

  /// The engine, which is about to be asked for something that may be left in part.
  private DockerEngine engineAtWork() {
    begun = true;
    return engine();
  }

  private synchronized DockerEngine engine() {
    var opened = engine;
    if (opened == null) {
      opened = DockerEngine.of(root.engineFlags(host.variables()), clock);
      engine = opened;
    }
    return opened;
  }

  @Override
  public void close() {
    var opened = engine;
    if (opened != null && !root.endsProcess) {
      opened.close();
    }
    screen.out().flush();
    screen.err().flush();
  }
}
