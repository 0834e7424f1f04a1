package dev.dhow.insight;

import dev.dhow.model.Dependency.Condition;
import dev.dhow.state.Health;
import dev.dhow.state.ObservedContainer;
import java.util.Locale;

/// How a container, or a service as a whole, is doing; from the best to what needs the most care.
public enum Standing {
  /// It has ended with exit code 0.
  DONE,
  HEALTHY,
  /// It runs and has no healthcheck.
  RUNNING,
  /// A program provides the service in place of containers.
  PROVIDED,
  /// The files want no container of it.
  UNWANTED,
  /// A profile leaves it out.
  DISABLED,
  /// It runs, and its healthcheck has not passed yet.
  STARTING,
  PAUSED,
  /// It was never started.
  CREATED,
  /// There is no container, or not enough of them.
  MISSING,
  /// It ends again and again.
  RESTARTING,
  UNHEALTHY,
  /// It has ended with another exit code than 0.
  FAILED;

  static Standing of(ObservedContainer container) {
    return switch (container.status()) {
      case CREATED -> CREATED;
      case RUNNING -> of(container.health());
      case PAUSED -> PAUSED;
      case RESTARTING -> RESTARTING;
      case EXITED -> Integer.valueOf(0).equals(container.exitCode()) ? DONE : FAILED;
      case REMOVING, DEAD -> FAILED;
    };
  }

  private static Standing of(Health health) {
    return switch (health) {
      case NONE -> RUNNING;
      case STARTING -> STARTING;
      case HEALTHY -> HEALTHY;
      case UNHEALTHY -> UNHEALTHY;
    };
  }

  /// Whether who waits for this condition may go on. Nobody waits for what has no containers by
  /// intent.
  public boolean meets(Condition condition) {
    return switch (this) {
      case PROVIDED, UNWANTED, DISABLED -> true;
      case CREATED, MISSING -> false;
      case DONE -> condition != Condition.SERVICE_HEALTHY;
      case HEALTHY -> condition != Condition.SERVICE_COMPLETED_SUCCESSFULLY;
      case RUNNING, STARTING, PAUSED, RESTARTING, UNHEALTHY, FAILED ->
          condition == Condition.SERVICE_STARTED;
    };
  }

  /// Whether it is as one wants it.
  public boolean isFine() {
    return compareTo(STARTING) < 0;
  }

  /// Whether it has not been started, so that something may keep it from that.
  public boolean isBeforeStart() {
    return this == CREATED || this == MISSING;
  }

  /// As output for programs spells it, such as `unhealthy`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
