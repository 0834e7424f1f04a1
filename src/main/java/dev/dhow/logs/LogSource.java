package dev.dhow.logs;

import dev.dhow.engine.EngineEvent;
import dev.dhow.model.Naming;
import dev.dhow.model.ProjectName;
import dev.dhow.spec.Labels;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ObservedContainer;

/// The container a line comes from.
///
/// @param name of the container
/// @param service the key of its service
/// @param number which of the service's containers it is; 0 when it has no number
public record LogSource(ContainerId container, String name, String service, int number) {

  public static LogSource of(ObservedContainer container) {
    return new LogSource(container.id(), container.name(), container.service(), container.number());
  }

  static LogSource of(EngineEvent event) {
    var labels = event.attributes();
    var number = labels.getOrDefault(Labels.NUMBER, "");
    return new LogSource(
        event.container(),
        labels.getOrDefault("name", event.container().shortForm()),
        labels.getOrDefault(Labels.SERVICE, ""),
        number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : 0);
  }

  /// What leads its lines: `web-1` or `web_1`, or its whole name where that was chosen by hand.
  public String label(ProjectName project) {
    for (var naming : Naming.values()) {
      if (name.equals(naming.join(project, service, number))) {
        return naming.join(service, number);
      }
    }
    return name;
  }

  /// Asked for with every line; the container alone tells nearly all of them apart.
  @Override
  public int hashCode() {
    return container.hashCode();
  }

  LogSource renamed(String other) {
    return new LogSource(container, other, service, number);
  }
}
