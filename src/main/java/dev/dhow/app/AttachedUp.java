package dev.dhow.app;

import dev.dhow.event.Event;
import dev.dhow.logs.LogSelection;
import dev.dhow.logs.MergedLogs;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.KillRequest;
import dev.dhow.plan.Planner;
import dev.dhow.render.TerminalBlock;
import dev.dhow.watch.News;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An `up` that stays: shows the containers' output until they have all ended, one of them ends the
/// rest, or the user does.
///
/// Reading begins before anything is started, so that not a line is missed.
final class AttachedUp {
  /// What the shell expects of a command that was interrupted.
  private static final int INTERRUPTED = 130;

  private static final String MENU = "COMPOSE_MENU";

  private final Workplace workplace;
  private final Up up;
  private final RunObserver observer;
  private final Stay stay;
  private final TerminalBlock block;

  AttachedUp(Workplace workplace, Up up, RunObserver observer, Stay stay) {
    this.workplace = workplace;
    this.up = up;
    this.observer = observer;
    this.stay = stay;
    this.block = workplace.screen().block();
  }

  int run(Project project, UpOptions options) throws InterruptedException {
    var watching = stay.watching();
    if (watching == null) {
      return attach(project, options, null);
    }
    try (var watch = new WatchSwitch(workplace, watching, project, this::tell)) {
      if (stay.watch()) {
        watch.open();
      }
      return attach(project, options, watch);
    }
  }

  private void tell(News news) {
    new NewsPrinter(workplace.screen(), block).tell(news);
  }

  private int attach(Project project, UpOptions options, @Nullable WatchSwitch watch)
      throws InterruptedException {
    var attachment = Attachment.of(project, options);
    var selection =
        new LogSelection(
            source -> attachment.isShownOrMonitored(source.service()),
            LogSelection.History.NONE,
            LogSelection.Ending.WHEN_CLOSED,
            null);
    var engine = workplace.engine().get();
    try (var logs = MergedLogs.open(engine, project.name(), selection, workplace.clock());
        var output = new AttachedOutput(printer(project, options), attachment, options, logs)) {
      return stay(project, options, output, watch);
    }
  }

  private LogPrinter printer(Project project, UpOptions options) {
    // Programs read standard error line by line, and what containers write is nothing for them.
    boolean apart = workplace.screen().progress() != Screen.ProgressMode.JSON;
    var printer =
        new LogPrinter(workplace.screen(), block, project.name(), options.logStyle(), apart);
    var attachment = Attachment.of(project, options);
    printer.expect(
        project.services().values().stream()
            .filter(service -> attachment.isShownOrMonitored(service.name().value()))
            .flatMap(service -> labels(project, service))
            .toList());
    return printer;
  }

  /// What will lead the lines of a service's containers.
  private static Stream<String> labels(Project project, Service service) {
    var chosen = service.containerName();
    return chosen != null
        ? Stream.of(chosen)
        : IntStream.rangeClosed(1, service.replicas())
            .mapToObj(number -> project.naming().join(service.name(), number));
  }

  private int stay(
      Project project, UpOptions options, AttachedOutput output, @Nullable WatchSwitch watch)
      throws InterruptedException {
    var ready = new AtomicBoolean();
    try {
      converge(project, options, output, () -> ready.set(true));
      output.expect(awaited(project, output));
      awaitEnd(project, options, output, watch);
    } catch (InterruptedException _) {
      workplace.interruptions().awaitDelivery();
      // What ran before is not to end because a pull, or the wait for somebody else, does.
      if (ready.get()) {
        end(project, options, output);
      }
      return INTERRUPTED;
    } catch (OutputClosedException closed) {
      // A terminal that is closed also sends a signal, sooner or later.
      workplace.interruptions().anticipate();
      if (ready.get()) {
        end(project, options, output);
      }
      if (workplace.screen().outTerminal()) {
        return INTERRUPTED; // whichever is noticed first, the signal or this
      }
      throw closed;
    }
    if (output.isLeft()) {
      return 0;
    }
    if (output.isAborted()) {
      tell("Aborting on container exit...");
      stop(project, options, output);
    }
    return exitCode(project, options, output);
  }

  /// Sources are watched beside it, and keys heard, and no longer when it is over.
  private void awaitEnd(
      Project project, UpOptions options, AttachedOutput output, @Nullable WatchSwitch watch)
      throws InterruptedException {
    if (watch == null) {
      output.awaitEnd();
      return;
    }
    var stage = new AttachedStage(workplace, project, block, output, this::awaited);
    var remakes = new Remakes(workplace, project, stage, this::tell, true, options.quietBuild());
    try (watch) {
      watch.start(remakes, output::fail);
      try (var _ = menu(watch, remakes, output)) {
        output.awaitEnd();
      }
    }
  }

  /// @return null when there is nobody for it
  private @Nullable UpMenu menu(WatchSwitch watch, Remakes remakes, AttachedOutput output) {
    var asked = stay.menu();
    var variables = workplace.projects().variables();
    boolean wanted = asked == null ? variables.flag(MENU, true) : asked;
    if (!wanted || !UpMenu.isPossible(workplace)) {
      return null;
    }
    var choices =
        new UpMenu.Choices() {
          @Override
          public boolean isWatching() {
            return watch.isOn();
          }

          @Override
          public void toggleWatch() throws InterruptedException {
            watch.toggle(remakes, output::fail);
          }

          @Override
          public void detach() {
            output.leave();
          }

          @Override
          public void fail(RuntimeException problem) {
            output.fail(problem);
          }
        };
    try {
      return UpMenu.open(workplace, block, choices, this::tell);
    } catch (IOException e) {
      tell(new News.Notice("there are no keys to press: " + e.getMessage()));
      return null;
    }
  }

  private void tell(String message) {
    block.printAbove(() -> workplace.screen().tell(message));
  }

  /// The named service has ended or was stopped by now, even if its end is still to be told.
  private int exitCode(Project project, UpOptions options, AttachedOutput output)
      throws InterruptedException {
    var from = options.exitCodeFrom();
    if (from == null) {
      return output.abortCode();
    }
    var told = output.firstExit(from);
    if (told.isPresent()) {
      return told.get();
    }
    var engine = workplace.engine().get();
    for (var container : engine.containers(project.name())) {
      if (container.service().equals(from) && !container.isOneOff()) {
        return engine.inspect(container.id()).exitCode();
      }
    }
    return 0;
  }

  private void converge(Project project, UpOptions options, AttachedOutput output, Runnable ready)
      throws InterruptedException {
    try (var runs =
        new PlanRuns(
            workplace, project.name(), RunOptions.up("up", options), block, told(output))) {
      up.converge(project, options, runs, ready);
    } catch (RuntimeException | InterruptedException e) {
      tellEnd(project, e);
      throw e;
    }
    tellEnd(project, null);
    output.settle(workplace.engine().get());
  }

  private void tellEnd(Project project, @Nullable Exception failure) {
    var end = new RunEnd(observer, workplace.screen());
    block.printAbove(() -> end.tell(project.name(), failure));
  }

  private Consumer<Event> told(AttachedOutput output) {
    return event -> {
      output.follow(event);
      observer.accept(event);
    };
  }

  /// The monitored containers that have to end. Some may have ended already, but that has still to
  /// be shown.
  private Set<String> awaited(Project project, AttachedOutput output) throws InterruptedException {
    return workplace.engine().get().containers(project.name()).stream()
        .filter(container -> !container.isOneOff() && output.willBeTold(container))
        .filter(container -> output.monitored().contains(container.service()))
        .map(container -> container.id().value())
        .collect(Collectors.toSet());
  }

  /// Ends what was begun for somebody who does not want to see it any more.
  private void end(Project project, UpOptions options, AttachedOutput output)
      throws InterruptedException {
    if (!workplace.interruptions().areUrgent()) {
      tell("Gracefully stopping... (press Ctrl+C again to force)");
    }
    try {
      stop(project, options, output);
    } catch (OutputClosedException _) {
      // Everything has ended; only nobody sees it.
    }
  }

  /// Stops what was named, dependents first, and shows how it ended; an interrupt ends it at once,
  /// whoever has the project's lock.
  private void stop(Project project, UpOptions options, AttachedOutput output)
      throws InterruptedException {
    var named = stopped(options);
    var killed = Set.<String>of();
    try {
      if (workplace.interruptions().areUrgent()) {
        killed = kill(project, named, output);
      } else {
        runStop(project, named, options);
      }
    } catch (InterruptedException _) {
      workplace.interruptions().awaitDelivery();
      killed = kill(project, named, output);
    }
    output.settle(workplace.engine().get());
    var told = new TreeSet<>(killed);
    told.addAll(ended(project, output));
    output.awaitTold(told);
  }

  private Set<String> ended(Project project, AttachedOutput output) throws InterruptedException {
    return workplace.engine().get().containers(project.name()).stream()
        .filter(container -> !container.isOneOff() && !container.status().isUp())
        .filter(output::willBeTold)
        .map(container -> container.id().value())
        .collect(Collectors.toSet());
  }

  /// The services to stop; empty for all.
  private static Set<ServiceName> stopped(UpOptions options) {
    var named = new TreeSet<>(options.services());
    if (!named.isEmpty() && options.exitCodeFrom() != null) {
      named.add(options.exitCodeFrom());
    }
    return UpRequests.names(named);
  }

  private void runStop(Project project, Set<ServiceName> named, UpOptions options)
      throws InterruptedException {
    try (var lock = ProjectLocking.of(workplace, project.name(), this::tell);
        var runs = stopping(project)) {
      ProjectLocking.noteGrace(lock, options.timeout());
      var state = Observation.withoutImages(workplace.engine().get(), project);
      runs.run(Planner.stop(project, state, named, options.timeout()));
    }
  }

  private PlanRuns stopping(Project project) {
    var options = RunOptions.of("stop", false);
    return new PlanRuns(workplace, project.name(), options, block, _ -> {});
  }

  /// The engine answers before a process has ended, so what is killed may still be up afterwards.
  ///
  /// @return the ids of the containers whose end is going to be told
  private Set<String> kill(Project project, Set<ServiceName> named, AttachedOutput output)
      throws InterruptedException {
    var state = Observation.withoutImages(workplace.engine().get(), project);
    try (var runs = stopping(project)) {
      runs.run(Planner.kill(project, state, new KillRequest(named, "SIGKILL", false, false)));
    }
    return state.containers().stream()
        .filter(container -> !container.isOneOff() && container.status().isUp())
        .filter(container -> isNamed(container.service(), named) && output.willBeTold(container))
        .map(container -> container.id().value())
        .collect(Collectors.toSet());
  }

  private static boolean isNamed(String service, Set<ServiceName> named) {
    return named.isEmpty() || named.stream().anyMatch(name -> name.value().equals(service));
  }
}
