package dev.dhow.engine;

import dev.dhow.model.Sorted;
import dev.dhow.state.ContainerId;
import java.time.Instant;
import java.util.SortedMap;

/// Something that happened to a container. Engine API, `GET /events`.
///
/// @param action such as `start`, `die`, `destroy`, or `health_status: healthy`
/// @param attributes the container's labels, with `name`, `image` and, for `die`, `exitCode`
public record EngineEvent(
    Instant at, ContainerId container, String action, SortedMap<String, String> attributes) {

  public EngineEvent {
    attributes = Sorted.copyOf(attributes);
  }
}
