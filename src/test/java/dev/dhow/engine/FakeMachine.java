package dev.dhow.engine;

import dev.dhow.engine.LogStream.Channel;
import dev.dhow.model.ProjectName;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.state.ContainerDetail.ProbeResult;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.Health;
import dev.dhow.state.ObservedContainer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The lives of a [FakeEngine]'s containers: what they do when started, how they end, are probed
/// and restarted, and who is told.
final class FakeMachine {
  volatile boolean probing = true;
  private static final Duration FIRST_RESTART = Duration.ofMillis(100);
  private static final int MOST_RESTARTS = 20;
  private static final int KEPT_PROBES = 5;

  private final VirtualTime time;
  private final Map<String, Behaviour> scripts = new HashMap<>();
  private final Map<ContainerId, FakeContainer> containers = new LinkedHashMap<>();
  private final List<EngineEvent> history = new ArrayList<>();
  private final List<FakeEventStream> listeners = new ArrayList<>();
  private final List<FakeLogStream> readers = new ArrayList<>();
  private int created;

  FakeMachine(VirtualTime time) {
    this.time = time;
  }

  VirtualTime time() {
    return time;
  }

  synchronized void script(String serviceOrContainer, Behaviour behaviour) {
    scripts.put(serviceOrContainer, behaviour);
  }

  synchronized Collection<FakeContainer> containers() {
    return List.copyOf(containers.values());
  }

  synchronized FakeContainer container(ContainerId id) {
    var found = containers.get(id);
    if (found == null) {
      throw new EngineException.NotFound("no such container: " + id, null);
    }
    return found;
  }

  synchronized FakeContainer create(ContainerSpec spec, String imageId) {
    for (var other : containers.values()) {
      if (other.name.equals(spec.name())) {
        throw new EngineException.Conflict(
            "the name " + spec.name() + " is already in use", null, other.id);
      }
    }
    FakeSharing.checkCreation(spec, containers.values());
    var id = new ContainerId("%012x%052x".formatted(0xc0ffee00L + ++created, 0));
    var container = new FakeContainer(id, spec, imageId, time.instant(), behaviour(spec));
    containers.put(id, container);
    tell(container, "create");
    return container;
  }

  private Behaviour behaviour(ContainerSpec spec) {
    var scripted = scripts.get(spec.name());
    if (scripted == null) {
      scripted = scripts.get(spec.service().value());
    }
    if (scripted != null) {
      return scripted;
    }
    var process = spec.process();
    var command = new ArrayList<>(Objects.requireNonNullElse(process.entrypoint(), List.of()));
    command.addAll(Objects.requireNonNullElse(process.command(), List.of()));
    return command.isEmpty()
        ? Behaviour.RUNS
        : Behaviour.of(command, Boolean.TRUE.equals(process.init()));
  }

  synchronized void start(FakeContainer container) {
    if (container.runs()) {
      return;
    }
    container.stoppedByHand = false;
    container.restarts = 0;
    live(container);
  }

  private void live(FakeContainer container) {
    var life = ++container.life;
    container.status = ContainerStatus.RUNNING;
    container.startedAt = time.instant();
    container.exitCode = 0;
    container.probes.clear();
    container.failedProbes = 0;
    container.health = container.healthcheck() == null ? Health.NONE : Health.STARTING;
    tell(container, "start");
    for (var said : container.behaviour.output()) {
      later(container, life, said.after(), () -> say(container, said.channel(), said.line()));
    }
    probeLater(container, life);
    var lifetime = container.behaviour.lifetime();
    if (lifetime != null) {
      later(container, life, lifetime, () -> end(container, container.behaviour.exitCode()));
    }
  }

  private void later(FakeContainer container, int life, Duration delay, Runnable work) {
    if (delay.isZero()) {
      work.run();
      return;
    }
    time.after(
        delay,
        () -> {
          synchronized (this) {
            if (container.life == life && containers.containsKey(container.id)) {
              work.run();
            }
          }
        });
  }

  /// Those that fit, as the engine lists them.
  synchronized List<ObservedContainer> observed(Predicate<FakeContainer> fits) {
    return containers.values().stream()
        .filter(fits)
        .map(container -> container.observed(time.instant()))
        .toList();
  }

  synchronized void say(FakeContainer container, Channel channel, String line) {
    container.log.add(new FakeContainer.Entry(time.instant(), channel, line));
    var shown = container.spec.process().session().tty() ? Channel.OUT : channel;
    container.dialogues.forEach(each -> each.say(shown, line + "\n"));
    notifyAll();
  }

  /// The container's process ends by itself; the restart policy decides what comes next.
  synchronized void end(FakeContainer container, int exitCode) {
    if (!container.runs()) {
      return;
    }
    container.life++;
    container.exitCode = exitCode;
    container.finishedAt = time.instant();
    container.status = mayRestart(container) ? ContainerStatus.RESTARTING : ContainerStatus.EXITED;
    tell(container, "die", Map.of("exitCode", Integer.toString(exitCode)));
    container.ends++;
    container.dialogues.forEach(FakeDialogue::end);
    var attendance = container.spec.attendance();
    if (attendance != null && attendance.removed()) {
      remove(container);
    }
    notifyAll();
    if (container.status == ContainerStatus.RESTARTING) {
      var pause = FIRST_RESTART.multipliedBy(1L << container.restarts);
      later(container, container.life, pause, () -> restart(container));
    }
  }

  private void restart(FakeContainer container) {
    container.restarts++;
    live(container);
  }

  private static boolean mayRestart(FakeContainer container) {
    if (container.stoppedByHand || container.restarts >= MOST_RESTARTS) {
      return false;
    }
    var policy = Objects.requireNonNullElse(container.spec.restart(), "no").split(":", -1);
    return switch (policy[0]) {
      case "always", "unless-stopped" -> true;
      case "on-failure" ->
          container.exitCode != 0
              && (policy.length == 1 || container.restarts < Integer.parseInt(policy[1]));
      default -> false;
    };
  }

  synchronized void stop(FakeContainer container) {
    container.stoppedByHand = true;
    if (container.status == ContainerStatus.RESTARTING) {
      container.life++;
      container.status = ContainerStatus.EXITED;
      tell(container, "stop");
    } else if (container.runs()) {
      tell(container, "kill");
      end(container, container.behaviour.trapsSignals() ? 143 : 137);
      tell(container, "stop");
    }
  }

  synchronized void kill(FakeContainer container, String signal) {
    if (!container.runs()) {
      return;
    }
    var name = signal.replaceFirst("^SIG", "");
    tell(container, "kill");
    container.stoppedByHand = true;
    if (name.equals("KILL")) {
      end(container, 137);
    } else if (container.behaviour.trapsSignals() && (name.equals("TERM") || name.equals("INT"))) {
      end(container, name.equals("TERM") ? 143 : 130);
    }
  }

  synchronized void pause(FakeContainer container) {
    if (!container.runs()) {
      throw new EngineException.Conflict("container " + container.name + " is not running", null);
    }
    if (container.status == ContainerStatus.RUNNING) {
      container.status = ContainerStatus.PAUSED;
      tell(container, "pause");
    }
  }

  synchronized void unpause(FakeContainer container) {
    if (!container.runs()) {
      throw new EngineException.Conflict("container " + container.name + " is not running", null);
    }
    if (container.status == ContainerStatus.PAUSED) {
      container.status = ContainerStatus.RUNNING;
      tell(container, "unpause");
    }
  }

  synchronized void remove(FakeContainer container) {
    if (container.runs()) {
      kill(container, "KILL");
    }
    container.life++;
    containers.remove(container.id);
    tell(container, "destroy");
    notifyAll();
  }

  private void probeLater(FakeContainer container, int life) {
    var check = container.healthcheck();
    if (check == null || !probing) {
      return;
    }
    var interval = Objects.requireNonNullElse(check.interval(), Duration.ofSeconds(30));
    if (startsUp(container)) {
      interval = Objects.requireNonNullElse(check.startInterval(), Duration.ofSeconds(5));
    }
    later(container, life, interval, () -> probed(container, life));
  }

  private boolean startsUp(FakeContainer container) {
    var check = container.healthcheck();
    if (check == null || check.startPeriod() == null || container.startedAt == null) {
      return false;
    }
    return time.instant().isBefore(container.startedAt.plus(check.startPeriod()));
  }

  /// The engine probes until it has its first verdict.
  private void probed(FakeContainer container, int life) {
    var check = container.healthcheck();
    var result = probe(container);
    container.probes.add(result);
    if (container.probes.size() > KEPT_PROBES) {
      container.probes.removeFirst();
    }
    if (result.exitCode() == 0) {
      turn(container, Health.HEALTHY);
      return;
    }
    if (!startsUp(container)) {
      container.failedProbes++;
    }
    var retries = check == null || check.retries() == null ? 3 : check.retries();
    if (container.failedProbes >= retries) {
      turn(container, Health.UNHEALTHY);
    } else {
      probeLater(container, life);
    }
  }

  synchronized ProbeResult probe(FakeContainer container) {
    var scripted = container.behaviour.probes();
    container.probesRun++;
    if (scripted == null) {
      var command = Behaviour.of(container.probeCommand(), true);
      return new ProbeResult(time.instant(), command.exitCode(), text(command));
    }
    var passes = container.probesRun > scripted.failing();
    return new ProbeResult(time.instant(), passes ? 0 : 1, passes ? "" : scripted.output());
  }

  static String text(Behaviour command) {
    return command.output().stream().map(said -> said.line() + "\n").collect(Collectors.joining());
  }

  synchronized void turn(FakeContainer container, Health health) {
    if (container.health != health) {
      container.health = health;
      tell(container, "health_status: " + health.name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  /// Somebody talks with its first process from now on.
  synchronized FakeDialogue attach(FakeContainer container, boolean input) {
    var echoes = input && container.echoes();
    var dialogue = new FakeDialogue(echoes, echoes ? () -> end(container, 0) : () -> {});
    container.dialogues.add(dialogue);
    return dialogue;
  }

  synchronized FakeEventStream listen(ProjectName project) {
    var stream = new FakeEventStream(project.value());
    listeners.add(stream);
    return stream;
  }

  synchronized FakeLogStream read(FakeContainer container, LogRequest request) {
    var reader = new FakeLogStream(this, container, request);
    readers.add(reader);
    return reader;
  }

  /// Every open stream breaks, as if the connection was lost.
  synchronized void breakStreams() {
    listeners.forEach(FakeEventStream::breakDown);
    listeners.clear();
    readers.forEach(FakeLogStream::breakDown);
    readers.clear();
    notifyAll();
  }

  synchronized void rename(FakeContainer container, String name) {
    for (var other : containers()) {
      if (other.name.equals(name)) {
        var message = "the name " + name + " is already in use";
        throw new EngineException.Conflict(message, null, other.id);
      }
    }
    container.name = name;
    tell(container, "rename");
  }

  synchronized void tell(FakeContainer container, String action) {
    tell(container, action, Map.of());
  }

  private void tell(FakeContainer container, String action, Map<String, String> more) {
    var attributes = new TreeMap<>(container.spec.labels());
    attributes.put("name", container.name);
    attributes.put("image", container.spec.image());
    attributes.putAll(more);
    var event = new EngineEvent(time.instant(), container.id, action, attributes);
    history.add(event);
    for (var listener : listeners) {
      if (listener.isAbout(event)) {
        listener.add(event);
      }
    }
  }

  private synchronized void endStream(FakeEventStream stream) {
    listeners.remove(stream);
    stream.end();
  }

  /// A stream that begins with the past and, when it is to end by now, ends with it.
  synchronized FakeEventStream recall(
      ProjectName project, @Nullable Instant since, @Nullable Instant until) {
    var stream = listen(project);
    if (since != null) {
      history.stream()
          .filter(stream::isAbout)
          .filter(event -> !event.at().isBefore(since))
          .filter(event -> until == null || !event.at().isAfter(until))
          .forEach(stream::add);
    }
    if (until != null && !until.isAfter(time.instant())) {
      endStream(stream);
    } else if (until != null) {
      time.after(Duration.between(time.instant(), until), () -> endStream(stream));
    }
    return stream;
  }
}
