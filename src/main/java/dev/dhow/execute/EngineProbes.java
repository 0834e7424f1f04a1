package dev.dhow.execute;

import dev.dhow.state.ContainerDetail;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.Health;
import java.time.Duration;

/// What an engine that runs healthchecks has told of one by when. Podman has systemd run them, and
/// where there is none nobody does, so that a container stays `starting` for ever.
final class EngineProbes {
  private static final long INTERVAL = Duration.ofSeconds(30).toNanos();
  private static final long TIMEOUT = Duration.ofSeconds(30).toNanos();
  private static final long RETRIES = 3;

  /// A busy engine is late.
  private static final Duration DELAY = Duration.ofSeconds(10);

  /// Who is to be probed for longer is as good as never given up, and sums stay small enough.
  private static final long FOR_EVER = Duration.ofDays(10_000).toNanos();

  private EngineProbes() {}

  /// How long after its start an engine has given its verdict on a container that never passes.
  static Duration verdict(ContainerDetail container) {
    var timing = container.settings().probeTiming();
    long interval = timing.getOrDefault("interval", INTERVAL);
    long retries = timing.getOrDefault("retries", RETRIES);
    long probing = retries > FOR_EVER / interval ? FOR_EVER : interval * retries;
    long all =
        Math.min(timing.getOrDefault("start_period", 0L), FOR_EVER)
            + probing
            + Math.min(timing.getOrDefault("timeout", TIMEOUT), FOR_EVER);
    return Duration.ofNanos(all).plus(DELAY);
  }

  /// Whether it has not even run the healthcheck once in the container's life.
  static boolean areMissing(ContainerDetail container) {
    var started = container.startedAt();
    var probes = container.probes();
    return container.status() == ContainerStatus.RUNNING
        && container.health() == Health.STARTING
        && started != null
        && (probes.isEmpty() || probes.getLast().start().isBefore(started));
  }
}
