package dev.dhow.model;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// How the engine probes a container's health. Null members take the image's or engine's default.
///
/// @param disabled whether the image's probe is left out
/// @param test first element `CMD`, `CMD-SHELL` or `NONE`; null when the image's test is kept
public record Healthcheck(
    boolean disabled,
    @Nullable List<String> test,
    @Nullable Duration interval,
    @Nullable Duration timeout,
    @Nullable Duration startPeriod,
    @Nullable Duration startInterval,
    @Nullable Integer retries,
    SortedMap<String, Value> extensions) {

  public Healthcheck {
    test = test == null ? null : List.copyOf(test);
    extensions = Sorted.copyOf(extensions);
  }
}
