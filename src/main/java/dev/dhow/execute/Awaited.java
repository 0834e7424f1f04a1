package dev.dhow.execute;

import dev.dhow.state.ContainerDetail;
import dev.dhow.state.ContainerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A container that is waited for, as far as it is known.
final class Awaited {
  final ContainerId id;
  final String name;
  boolean reached;
  @Nullable String said;
  @Nullable String lastExit;
  @Nullable HurriedProbe probe;

  /// How often it had been restarted when it was first looked at.
  int restartsBefore = -1;

  /// When it was started last.
  @Nullable Instant life;

  /// The life in which it passed a probe of dhow's.
  @Nullable Instant passedIn;

  /// The life of which it is still to be seen, or has been, that it lasts.
  @Nullable Instant settling;

  boolean settled;
  @Nullable Runnable alarm;

  /// The life in which the engine is to run its healthcheck.
  @Nullable Instant expecting;

  @Nullable Runnable deadline;

  Awaited(ContainerId id, String name) {
    this.id = id;
    this.name = name;
  }

  /// A start by hand makes the engine count from zero.
  void count(ContainerDetail detail) {
    restartsBefore =
        restartsBefore < 0 ? detail.restarts() : Math.min(restartsBefore, detail.restarts());
  }

  /// How often it was restarted since it is waited for.
  int restarts(ContainerDetail detail) {
    return detail.restarts() - restartsBefore;
  }

  /// How many restarts are enough. One that was restarted often before is known for a loop, in
  /// which the engine makes longer and longer pauses; it gets one more chance.
  int patience(int most) {
    return restartsBefore < most ? most : 1;
  }

  void close() {
    stopProbing();
    stopSettling();
    stopExpecting();
  }

  void stopExpecting() {
    if (deadline != null) {
      deadline.run();
      deadline = null;
    }
  }

  void stopSettling() {
    if (alarm != null) {
      alarm.run();
      alarm = null;
    }
  }

  void stopProbing() {
    if (probe != null) {
      probe.close();
      probe = null;
    }
  }
}
