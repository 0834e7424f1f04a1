package dev.dhow.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A container as the engine inspects it. Engine API, `GET /containers/{id}/json`.
///
/// @param error the engine's words when it could not be started; empty otherwise
/// @param startedAt null when it never ran
/// @param finishedAt null when it never ended
/// @param stopTimeout how long it may take to end before it is killed, negative for no limit; null
///   for the engine's own limit
/// @param probe the effective healthcheck test, such as `["CMD-SHELL", "pg_isready"]`; empty for
///   none
/// @param probes the last results of the healthcheck, oldest first
/// @param settings what it was made with
/// @param terminal whether it has a pseudo-terminal, so that its output is one raw stream
/// @param input whether its process can be written to
public record ContainerDetail(
    ContainerId id,
    String name,
    ContainerStatus status,
    Health health,
    int exitCode,
    boolean outOfMemory,
    String error,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    int restarts,
    @Nullable Duration stopTimeout,
    List<String> probe,
    @Nullable Duration probeTimeout,
    @Nullable String user,
    List<ProbeResult> probes,
    boolean terminal,
    boolean input,
    SortedMap<String, String> labels,
    ContainerSettings settings) {

  /// What the engine gives a container that says nothing of its own.
  private static final Duration USUAL_TIME_TO_END = Duration.ofSeconds(10);

  public ContainerDetail {
    probe = List.copyOf(probe);
    probes = List.copyOf(probes);
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }

  /// One run of the healthcheck.
  ///
  /// @param output what it printed, cut by the engine
  public record ProbeResult(Instant start, int exitCode, String output) {}

  public boolean hasHealthcheck() {
    return !probe.isEmpty();
  }

  /// How long it may take to end, once it is asked to, before it is killed; negative for no limit.
  public Duration timeToEnd() {
    return Objects.requireNonNullElse(stopTimeout, USUAL_TIME_TO_END);
  }
}
