package dev.dhow.state;

/// The engine's verdict on a container. [#NONE] when it has no healthcheck.
public enum Health {
  NONE,
  STARTING,
  HEALTHY,
  UNHEALTHY
}
