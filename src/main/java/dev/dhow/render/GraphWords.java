package dev.dhow.render;

import dev.dhow.insight.ProjectGraph.Net;
import dev.dhow.insight.ProjectGraph.Part;
import dev.dhow.insight.ProjectGraph.Store;
import dev.dhow.insight.ProjectGraph.Use;
import dev.dhow.insight.ServiceView.Link;
import dev.dhow.insight.Standing;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words that all pictures of a project's graph have in common.
final class GraphWords {

  private GraphWords() {}

  /// Such as `running (healthy)`; empty when the engine was not asked.
  static String state(Part part) {
    var live = part.live();
    if (live == null) {
      return "";
    }
    return live.containers().isEmpty()
        ? live.standing().id()
        : ContainerWords.of(live.containers());
  }

  /// What a dependency is to be, such as `healthy`.
  static String condition(Link link) {
    return switch (link.condition()) {
      case SERVICE_STARTED -> "started";
      case SERVICE_HEALTHY -> "healthy";
      case SERVICE_COMPLETED_SUCCESSFULLY -> "completed";
    };
  }

  static String use(Use use) {
    return use.volume() + ":" + use.target() + (use.readOnly() ? ":ro" : "");
  }

  static String net(Net network) {
    return network.key() + marks(network.external(), network.internal());
  }

  static String store(Store volume) {
    return volume.key() + marks(volume.external(), false);
  }

  private static String marks(boolean external, boolean internal) {
    var marks =
        Stream.of(external ? "external" : "", internal ? "internal" : "")
            .filter(mark -> !mark.isEmpty())
            .collect(Collectors.joining(", "));
    return marks.isEmpty() ? "" : " (" + marks + ")";
  }

  /// What a service's box in a picture holds, a line each: name, image, ports, state.
  static List<String> lines(Part part) {
    var times = part.replicas() == 1 ? "" : " ×" + part.replicas();
    return Stream.concat(
            Stream.of(part.name() + times, part.image()),
            Stream.concat(part.ports().stream(), Stream.of(state(part))))
        .filter(line -> !line.isEmpty())
        .map(SafeText::of)
        .toList();
  }

  /// How pictures show that: `good`, `waiting`, `bad`, or `idle` for what has no container.
  static String tone(Standing standing) {
    return switch (standing) {
      case DONE, HEALTHY, RUNNING, PROVIDED -> "good";
      case UNWANTED, DISABLED, MISSING -> "idle";
      case STARTING, PAUSED, CREATED -> "waiting";
      case RESTARTING, UNHEALTHY, FAILED -> "bad";
    };
  }
}
