package dev.dhow.execute;

import dev.dhow.event.ServiceFailedException.Kind;
import dev.dhow.state.ContainerDetail;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.Health;
import java.util.Set;

/// What a container is waited to become, and whether it has, as far as its inspection tells.
enum Goal {
  /// By its healthcheck. One that others wait for may itself need something that is not there yet,
  /// so it has more time than the engine takes for seven restarts.
  HEALTHY(7) {
    @Override
    Verdict judge(ContainerDetail detail) {
      if (detail.status() == ContainerStatus.RUNNING && !detail.hasHealthcheck()) {
        return new Verdict.Hopeless(Kind.NO_HEALTHCHECK, "has no healthcheck configured");
      }
      return judgeRunning(detail);
    }
  },

  /// Ended with exit code 0, after as many restarts as it is to have until then.
  COMPLETED(Integer.MAX_VALUE) {
    @Override
    Verdict judge(ContainerDetail detail) {
      var ended = detail.status() == ContainerStatus.RESTARTING || detail.restarts() > 0;
      if (ended && RUN_FOR_EVER.contains(detail.settings().restart())) {
        return new Verdict.Hopeless(
            Kind.RESTARTING,
            "does not complete, as its restart policy (%s) starts it whenever it has ended"
                .formatted(detail.settings().restart()));
      }
      return switch (detail.status()) {
        case EXITED, DEAD ->
            detail.exitCode() == 0
                ? new Verdict.Reached()
                : new Verdict.Hopeless(
                    Kind.EXITED, "did not complete successfully: exit code " + detail.exitCode());
        case CREATED, RUNNING, PAUSED, RESTARTING, REMOVING ->
            new Verdict.Pending(detail.status().id());
      };
    }
  },

  /// Runs and, with a healthcheck, is healthy; or has done its work, where nobody starts it again.
  READY(3) {
    @Override
    Verdict judge(ContainerDetail detail) {
      var over = detail.status() == ContainerStatus.EXITED && detail.exitCode() == 0;
      return over && !RUN_FOR_EVER.contains(detail.settings().restart())
          ? new Verdict.Reached()
          : judgeRunning(detail);
    }
  },

  /// Runs, healthy or not, or has done its work. It may be restarted more often than what somebody
  /// waits for: what only waits some seconds for something else, which was replaced as well, is not
  /// to be put back.
  LASTING(5) {
    @Override
    Verdict judge(ContainerDetail detail) {
      return switch (detail.status()) {
        case RUNNING, PAUSED -> new Verdict.Reached();
        case EXITED -> detail.exitCode() == 0 ? new Verdict.Reached() : judgeRunning(detail);
        case CREATED, RESTARTING, DEAD, REMOVING -> judgeRunning(detail);
      };
    }
  };

  /// Restart policies of containers that nobody starts again.
  private static final Set<String> RUN_ONCE = Set.of("", "no");

  /// Those of containers that are started again even when they did what they were for.
  private static final Set<String> RUN_FOR_EVER = Set.of("always", "unless-stopped");

  /// Whether nobody starts it again when it ends, however it does.
  static boolean runsOnce(ContainerDetail detail) {
    return RUN_ONCE.contains(detail.settings().restart());
  }

  private final int mostRestarts;

  Goal(int mostRestarts) {
    this.mostRestarts = mostRestarts;
  }

  /// Whether its healthcheck counts.
  boolean asksForHealth() {
    return this == HEALTHY || this == READY;
  }

  /// How often a container may be restarted while it is waited for. What comes up in the end mostly
  /// needs fewer; in a loop nothing else would end the wait.
  int mostRestarts() {
    return mostRestarts;
  }

  /// How far a container is from what it is to become.
  sealed interface Verdict {

    record Reached() implements Verdict {}

    /// @param text how it is for now
    record Pending(String text) implements Verdict {}

    /// It can no longer become so.
    ///
    /// @param problem follows the container's name in a sentence
    record Hopeless(Kind kind, String problem) implements Verdict {}
  }

  abstract Verdict judge(ContainerDetail detail);

  private static Verdict judgeRunning(ContainerDetail detail) {
    return switch (detail.status()) {
      case RUNNING -> judgeHealth(detail);
      case PAUSED -> new Verdict.Pending("paused");
      case CREATED, RESTARTING -> new Verdict.Pending(detail.status().id());
      case EXITED, DEAD -> new Verdict.Hopeless(Kind.EXITED, "exited (" + detail.exitCode() + ")");
      case REMOVING -> new Verdict.Hopeless(Kind.REMOVED, "was removed");
    };
  }

  private static Verdict judgeHealth(ContainerDetail detail) {
    if (!detail.hasHealthcheck()) {
      return new Verdict.Reached();
    }
    return switch (isStale(detail) ? Health.STARTING : detail.health()) {
      case HEALTHY -> new Verdict.Reached();
      case UNHEALTHY -> new Verdict.Hopeless(Kind.UNHEALTHY, "is unhealthy");
      case STARTING, NONE -> new Verdict.Pending("starting");
    };
  }

  /// Some engines keep the verdict on a container's former life for a while.
  private static boolean isStale(ContainerDetail detail) {
    var started = detail.startedAt();
    return started != null
        && !detail.probes().isEmpty()
        && detail.probes().getLast().start().isBefore(started);
  }
}
