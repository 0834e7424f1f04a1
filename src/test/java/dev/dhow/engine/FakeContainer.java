package dev.dhow.engine;

import dev.dhow.engine.LogStream.Channel;
import dev.dhow.model.Healthcheck;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.ContentFile;
import dev.dhow.state.ContainerDetail;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ContainerSettings;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.FoundFile;
import dev.dhow.state.Health;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.PortBinding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A container of the [FakeEngine]; its fields are guarded by the [FakeMachine].
final class FakeContainer {
  final ContainerId id;
  final ContainerSpec spec;
  final String imageId;
  final Instant created;
  final Behaviour behaviour;
  final List<Entry> log = new ArrayList<>();
  final List<ContainerDetail.ProbeResult> probes = new ArrayList<>();
  final List<ObservedContainer.ObservedMount> mounts = new ArrayList<>();
  final List<ContainerSpec.Endpoint> endpoints;
  final SortedMap<String, ContentFile> files = new TreeMap<>();

  /// What was copied from a disk, by its absolute path.
  final SortedMap<String, FoundFile> disk = new TreeMap<>();

  final SortedMap<Integer, Integer> hostPorts = new TreeMap<>();
  final SortedMap<String, String> networkIds = new TreeMap<>();

  /// Who is attached to its first process.
  final List<FakeDialogue> dialogues = new ArrayList<>();

  String name;
  ContainerStatus status = ContainerStatus.CREATED;
  Health health = Health.NONE;
  String error = "";
  int exitCode;
  int restarts;
  int ends;
  int failedProbes;
  int probesRun;
  boolean stoppedByHand;

  /// Counts the starts, so that what was put off for an earlier life does nothing.
  int life;

  @Nullable Instant startedAt;
  @Nullable Instant finishedAt;

  /// A line of output, without its line break.
  record Entry(Instant at, Channel channel, String line) {}

  FakeContainer(
      ContainerId id, ContainerSpec spec, String imageId, Instant created, Behaviour behaviour) {
    this.id = id;
    this.spec = spec;
    this.imageId = imageId;
    this.created = created;
    this.behaviour = behaviour;
    this.name = spec.name();
    this.endpoints = new ArrayList<>(spec.networks());
  }

  void connect(ContainerSpec.Endpoint endpoint, String networkId) {
    disconnect(endpoint.network());
    endpoints.add(endpoint);
    networkIds.put(endpoint.network(), networkId);
  }

  void disconnect(String network) {
    endpoints.removeIf(other -> other.network().equals(network));
    networkIds.remove(network);
  }

  /// Whether its process says what it hears.
  boolean echoes() {
    return List.of("cat").equals(spec.process().command()) && spec.process().session().stdinOpen();
  }

  boolean runs() {
    return status == ContainerStatus.RUNNING || status == ContainerStatus.PAUSED;
  }

  String label(String key) {
    return spec.labels().getOrDefault(key, "");
  }

  /// The healthcheck it really has; null for none.
  @Nullable Healthcheck healthcheck() {
    var declared = spec.process().healthcheck();
    return declared == null || declared.disabled() || declared.test() == null ? null : declared;
  }

  /// The test with its leading `CMD` or `CMD-SHELL`; empty for none.
  List<String> probe() {
    var check = healthcheck();
    return check == null || check.test() == null ? List.of() : check.test();
  }

  /// What the probe runs.
  List<String> probeCommand() {
    var test = probe();
    if (test.isEmpty()) {
      return List.of();
    }
    return test.getFirst().equals("CMD-SHELL")
        ? List.of("/bin/sh", "-c", String.join(" ", test.subList(1, test.size())))
        : test.subList(1, test.size());
  }

  ContainerDetail detail() {
    var check = healthcheck();
    return new ContainerDetail(
        id,
        name,
        status,
        health,
        exitCode,
        false,
        error,
        startedAt,
        finishedAt,
        restarts,
        spec.process().stopGracePeriod(),
        probe(),
        check == null ? null : Objects.requireNonNullElse(check.timeout(), Duration.ofSeconds(30)),
        spec.process().user(),
        probes,
        spec.process().session().tty(),
        spec.process().session().stdinOpen(),
        spec.labels(),
        settings());
  }

  private ContainerSettings settings() {
    var process = spec.process();
    var environment = new TreeMap<String, String>();
    process
        .environment()
        .forEach((name, value) -> {
          if (value != null) {
            environment.put(name, value);
          }
        });
    return new ContainerSettings(
        spec.image(),
        Objects.requireNonNullElse(process.command(), List.of()),
        Objects.requireNonNullElse(process.entrypoint(), List.of()),
        environment,
        spec.labels(),
        Objects.requireNonNullElse(process.workingDir(), ""),
        Objects.requireNonNullElse(process.user(), ""),
        Objects.requireNonNullElse(
            spec.names().hostname(), id.value().substring(0, Math.min(12, id.value().length()))),
        Boolean.TRUE.equals(process.init()),
        Objects.requireNonNullElse(process.stopSignal(), ""),
        probe(),
        new TreeMap<>(),
        Objects.requireNonNullElse(spec.restart(), ""),
        List.copyOf(FakeSharing.of(spec)),
        spec.ports().stream().map(PortBinding::of).toList(),
        new TreeMap<>());
  }

  ObservedContainer observed(Instant now) {
    return new ObservedContainer(
        id,
        name,
        spec.image(),
        imageId,
        String.join(" ", Objects.requireNonNullElse(spec.process().command(), List.of())),
        created,
        status,
        statusText(now),
        health,
        status == ContainerStatus.EXITED ? exitCode : null,
        spec.labels(),
        ports(),
        mounts,
        endpoints.stream()
            .map(endpoint ->
                new ObservedContainer.ObservedEndpoint(
                    endpoint.network(),
                    networkIds.getOrDefault(endpoint.network(), ""),
                    runs() ? addresses(endpoint) : List.of()))
            .toList());
  }

  /// Those that were asked for; nobody here looks at others.
  private static List<String> addresses(ContainerSpec.Endpoint endpoint) {
    return Stream.of(endpoint.ipv4Address(), endpoint.ipv6Address())
        .flatMap(Stream::ofNullable)
        .toList();
  }

  private List<ObservedContainer.ObservedPort> ports() {
    var ports = new ArrayList<ObservedContainer.ObservedPort>();
    for (var port : spec.ports()) {
      var host = runs() ? hostPorts.get(port.target()) : null;
      var ip = Objects.requireNonNullElse(port.hostIp(), "0.0.0.0");
      ports.add(
          new ObservedContainer.ObservedPort(
              host == null ? null : ip, port.target(), host == null ? 0 : host, port.protocol()));
    }
    return ports;
  }

  private String statusText(Instant now) {
    return switch (status) {
      case CREATED -> "Created";
      case RUNNING -> "Up " + since(startedAt, now) + healthText();
      case PAUSED -> "Up " + since(startedAt, now) + " (Paused)";
      case RESTARTING -> "Restarting (%d) %s ago".formatted(exitCode, since(finishedAt, now));
      case EXITED -> "Exited (%d) %s ago".formatted(exitCode, since(finishedAt, now));
      case REMOVING -> "Removal In Progress";
      case DEAD -> "Dead";
    };
  }

  private String healthText() {
    return switch (health) {
      case NONE -> "";
      case STARTING -> " (health: starting)";
      case HEALTHY -> " (healthy)";
      case UNHEALTHY -> " (unhealthy)";
    };
  }

  private static String since(@Nullable Instant then, Instant now) {
    var seconds = then == null ? 0 : Duration.between(then, now).toSeconds();
    return seconds < 1 ? "Less than a second" : seconds + " seconds";
  }
}
