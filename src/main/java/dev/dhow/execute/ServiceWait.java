package dev.dhow.execute;

import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineEvent;
import dev.dhow.engine.EngineException;
import dev.dhow.event.ServiceFailedException;
import dev.dhow.event.ServiceFailedException.Kind;
import dev.dhow.event.StepFailedException.Fact;
import dev.dhow.event.StepProgress;
import dev.dhow.execute.Goal.Verdict;
import dev.dhow.model.ServiceName;
import dev.dhow.state.ContainerDetail;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ContainerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Waits until all containers of a service have reached a goal, and gives up as soon as one of them
/// no longer can.
///
/// It sleeps until the engine tells that something happened, and then inspects the container it
/// happened to: the event is only a nudge, the inspection is the truth.
final class ServiceWait {
  /// How long a container without a healthcheck must have run to count as ready: one that cannot
  /// work mostly ends within this time.
  private static final Duration SETTLING = Duration.ofSeconds(1);

  /// The same of one that the engine would start again: that it ended could not be seen later.
  private static final Duration SETTLING_AGAIN = Duration.ofSeconds(3);

  private static final String FAILED = "probe failed: ";

  private final Context context;
  private final Goal goal;
  private final ServiceName service;
  private final @Nullable Limit limit;
  private final @Nullable Duration monitor;
  private final Map<ContainerId, Duration> ran;
  private final Consumer<StepProgress> progress;
  private final Map<ContainerId, Awaited> containers = new LinkedHashMap<>();

  /// What all waits share.
  ///
  /// @param hurries whether dhow runs the healthchecks too, instead of leaving that to the engine
  record Context(
      Engine engine, EngineWatch watch, Timer timer, Evidence evidence, boolean hurries) {}

  /// How long it may take.
  ///
  /// @param whole what the user allowed for all waits together
  /// @param left of that
  record Limit(Duration whole, Duration left) {}

  /// @param names the containers with what people call them
  /// @param monitor how long each must stay as it is to be, healthchecks or not; null for not at
  ///   all, or [#SETTLING]
  /// @param ran for how long those run at least that this command has started, unless they were
  ///   restarted since
  ServiceWait(
      Context context,
      Goal goal,
      ServiceName service,
      Map<ContainerId, String> names,
      @Nullable Limit limit,
      @Nullable Duration monitor,
      Map<ContainerId, Duration> ran,
      Consumer<StepProgress> progress) {
    this.context = context;
    this.goal = goal;
    this.service = service;
    this.limit = limit;
    this.monitor = monitor;
    this.ran = Map.copyOf(ran);
    this.progress = progress;
    names.forEach((id, name) -> containers.put(id, new Awaited(id, name)));
  }

  /// @throws ServiceFailedException when a container can no longer reach the goal, or time is up
  void await() throws InterruptedException {
    try (var listener = context.watch.listen()) {
      var alarm =
          limit == null
              ? null
              : context.timer.after(limit.left, () -> listener.signal(new Signal.TimeUp()));
      try {
        look(listener);
        while (!containers.values().stream().allMatch(container -> container.reached)) {
          react(listener.take(), listener);
        }
      } finally {
        containers.values().forEach(Awaited::close);
        if (alarm != null) {
          alarm.run();
        }
      }
    }
  }

  private void react(Signal signal, EngineWatch.Listener listener) throws InterruptedException {
    switch (signal) {
      case Signal.Happened(var event) -> react(event, listener);
      case Signal.Resubscribed() -> look(listener);
      case Signal.Lost(var cause) -> throw cause;
      case Signal.Probed probed -> react(probed, listener);
      case Signal.Settled(var container, var life) -> settle(container, life, listener);
      case Signal.Overdue(var container, var life) -> missProbes(container, life);
      case Signal.TimeUp() -> runOut();
    }
  }

  private void react(EngineEvent event, EngineWatch.Listener listener) throws InterruptedException {
    var container = containers.get(event.container());
    if (container != null && tells(event.action())) {
      if (event.action().equals("die")) {
        container.lastExit = event.attributes().get("exitCode");
      }
      look(container, listener);
    }
  }

  /// Whether the event is about the container's life or health, and not about a command in it.
  private static boolean tells(String action) {
    return switch (action) {
      case "start", "die", "stop", "restart", "pause", "unpause", "destroy" -> true;
      default -> action.startsWith("health_status");
    };
  }

  private void react(Signal.Probed probed, EngineWatch.Listener listener)
      throws InterruptedException {
    var container = containers.get(probed.container());
    if (container == null || !Objects.equals(container.life, probed.life())) {
      return;
    }
    if (probed.failure() == null) {
      container.passedIn = probed.life();
      if (monitor == null) {
        container.reached = true;
      } else {
        look(container, listener);
      }
    } else if (!container.reached) {
      say(container, FAILED + probed.failure());
    }
  }

  private void look(EngineWatch.Listener listener) throws InterruptedException {
    for (var container : containers.values()) {
      look(container, listener);
    }
  }

  private void look(Awaited container, EngineWatch.Listener listener) throws InterruptedException {
    var detail = inspect(container);
    container.life = detail.startedAt();
    container.count(detail);
    if (container.restarts(detail) >= container.patience(goal.mostRestarts())) {
      var problem = "keeps restarting: " + restarts(container, detail);
      throw failure(container, Kind.RESTARTING, problem, context.evidence.about(detail));
    }
    switch (judge(container, detail)) {
      case Verdict.Reached() -> {
        container.reached = !mustSettle(container, detail, listener);
        container.stopProbing();
      }
      case Verdict.Pending(var text) -> {
        container.reached = false;
        say(container, detail.restarts() > 0 ? restarts(container, detail) : text);
        probe(container, detail, listener);
        expectProbes(container, detail, listener);
      }
      case Verdict.Hopeless(var kind, var problem) ->
          throw failure(container, kind, problem, context.evidence.about(detail));
    }
  }

  /// Whether it is too early to tell that a container stays; it is then looked at again.
  private boolean mustSettle(
      Awaited container, ContainerDetail detail, EngineWatch.Listener listener) {
    var life = detail.startedAt();
    var healthTells = goal == Goal.READY && detail.hasHealthcheck() && monitor == null;
    if ((goal != Goal.READY && goal != Goal.LASTING)
        || healthTells
        || detail.status() != ContainerStatus.RUNNING
        || life == null) {
      return false;
    }
    if (!life.equals(container.settling)) {
      container.stopSettling();
      container.settling = life;
      container.settled = false;
      container.alarm =
          context.timer.after(
              monitor != null ? monitor : settling(detail),
              () -> listener.signal(new Signal.Settled(container.id, life)));
    }
    return !container.settled;
  }

  /// What is left of the time in which it has to be seen running.
  private Duration settling(ContainerDetail detail) {
    var whole = goal == Goal.LASTING || Goal.runsOnce(detail) ? SETTLING : SETTLING_AGAIN;
    var seen =
        detail.restarts() == 0 ? ran.getOrDefault(detail.id(), Duration.ZERO) : Duration.ZERO;
    return seen.compareTo(whole) < 0 ? whole.minus(seen) : Duration.ZERO;
  }

  private void settle(ContainerId id, @Nullable Instant life, EngineWatch.Listener listener)
      throws InterruptedException {
    var container = containers.get(id);
    if (container != null && Objects.equals(container.settling, life)) {
      container.settled = true;
      look(container, listener);
    }
  }

  private ContainerDetail inspect(Awaited container) throws InterruptedException {
    try {
      return context.engine.inspect(container.id);
    } catch (EngineException.NotFound _) {
      throw failure(container, Kind.REMOVED, "was removed", List.of());
    }
  }

  private Verdict judge(Awaited container, ContainerDetail detail) {
    var passed = container.passedIn != null && container.passedIn.equals(detail.startedAt());
    return passed && detail.status() == ContainerStatus.RUNNING
        ? new Verdict.Reached()
        : goal.judge(detail);
  }

  private void probe(Awaited container, ContainerDetail detail, EngineWatch.Listener listener) {
    var current = container.probe;
    if (current != null && current.isFor(detail)) {
      return;
    }
    container.stopProbing();
    var probes = goal.asksForHealth() && detail.hasHealthcheck() && context.hurries;
    if (probes && detail.status() == ContainerStatus.RUNNING) {
      container.probe = HurriedProbe.start(context.engine, context.timer, detail, listener::signal);
    }
  }

  /// Where nobody runs healthchecks, nothing else would end the wait for one that never passes.
  private void expectProbes(
      Awaited container, ContainerDetail detail, EngineWatch.Listener listener) {
    var life = detail.startedAt();
    if (!goal.asksForHealth()
        || !detail.hasHealthcheck()
        || life == null
        || life.equals(container.expecting)) {
      return;
    }
    container.stopExpecting();
    container.expecting = life;
    container.deadline =
        context.timer.after(
            EngineProbes.verdict(detail),
            () -> listener.signal(new Signal.Overdue(container.id, life)));
  }

  private void missProbes(ContainerId id, @Nullable Instant life) throws InterruptedException {
    var container = containers.get(id);
    if (container == null || container.reached || !Objects.equals(container.expecting, life)) {
      return;
    }
    var detail = inspect(container);
    if (EngineProbes.areMissing(detail)) {
      var said =
          container.said != null && container.said.startsWith(FAILED) ? container.said : null;
      throw failure(
          container,
          Kind.UNHEALTHY,
          "is not healthy, and the engine does not run its healthcheck"
              + (said == null ? "" : "; " + said),
          context.evidence.about(detail));
    }
  }

  private static String restarts(Awaited container, ContainerDetail detail) {
    var restarting = detail.status() == ContainerStatus.RESTARTING;
    var lastExit = restarting ? Integer.toString(detail.exitCode()) : container.lastExit;
    return "restarted "
        + (detail.restarts() == 1 ? "once" : detail.restarts() + " times")
        + (lastExit == null ? "" : ", last exit " + lastExit);
  }

  private void say(Awaited container, String text) {
    if (!text.equals(container.said)) {
      container.said = text;
      var who = containers.size() > 1 ? container.name + ": " : "";
      progress.accept(new StepProgress.Waiting(who + text));
    }
  }

  private void runOut() throws InterruptedException {
    for (var container : containers.values()) {
      if (!container.reached) {
        var detail = inspect(container);
        container.count(detail);
        if (isWellSoFar(container, detail)) {
          container.reached = true;
          continue;
        }
        var restarted = container.restarts(detail) > 0 ? ": " + restarts(container, detail) : "";
        var facts = context.evidence.about(detail);
        throw failure(container, Kind.TIMED_OUT, lateness() + restarted, facts);
      }
    }
  }

  /// Whether all that is left is to see that it stays so, for which there is no time. How long that
  /// takes is dhow's own idea, unless somebody asked for it.
  private boolean isWellSoFar(Awaited container, ContainerDetail detail) {
    return monitor == null
        && container.restarts(detail) == 0
        && judge(container, detail) instanceof Verdict.Reached;
  }

  private String lateness() {
    var text = Objects.requireNonNull(limit).whole.toString().substring(2).toLowerCase(Locale.ROOT);
    return switch (goal) {
          case HEALTHY -> "is not healthy";
          case COMPLETED -> "has not completed";
          case READY -> "is not ready";
          case LASTING -> "does not last";
        }
        + (" after " + text);
  }

  private ServiceFailedException failure(
      Awaited container, Kind kind, String problem, List<Fact> facts) {
    var hint =
        kind == Kind.NO_HEALTHCHECK
            ? "give " + service + " a healthcheck, or wait for it with service_started"
            : null;
    return new ServiceFailedException(
        service, container.name, kind, "container " + container.name + " " + problem, hint, facts);
  }
}
