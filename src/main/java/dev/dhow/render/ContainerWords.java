package dev.dhow.render;

import dev.dhow.model.Entries;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.Health;
import dev.dhow.state.ObservedContainer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// What containers do, in a word or two: `running (healthy)`, `exited (137)`.
final class ContainerWords {

  private ContainerWords() {}

  static String of(ObservedContainer container) {
    var state = container.status().id();
    if (container.status() == ContainerStatus.RUNNING && container.health() != Health.NONE) {
      return state + " (" + container.health().name().toLowerCase(Locale.ROOT) + ")";
    }
    return container.exitCode() == null ? state : state + " (" + container.exitCode() + ")";
  }

  /// Of a service with several: `2 running, 1 exited (1)`.
  static String of(List<ObservedContainer> containers) {
    var counts = new LinkedHashMap<String, Integer>();
    containers.forEach(each -> counts.merge(of(each), 1, Integer::sum));
    if (containers.size() == 1) {
      return counts.firstEntry().getKey();
    }
    return String.join(
        ", ", Entries.of(counts).map(each -> each.getValue() + " " + each.getKey()).toList());
  }
}
