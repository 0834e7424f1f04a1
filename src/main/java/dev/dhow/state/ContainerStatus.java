package dev.dhow.state;

import java.util.Locale;

/// Where a container is in its life. Engine API, `State` of `GET /containers/json`.
public enum ContainerStatus {
  CREATED,
  RUNNING,
  PAUSED,
  RESTARTING,
  REMOVING,
  EXITED,
  DEAD;

  /// As the engine and `--status` spell it.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether its process runs or is about to run again by itself.
  public boolean isUp() {
    return this == RUNNING || this == PAUSED || this == RESTARTING;
  }
}
