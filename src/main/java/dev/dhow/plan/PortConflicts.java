package dev.dhow.plan;

import dev.dhow.model.Connectivity.Port;
import dev.dhow.plan.PlanningException.Problem;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.Surroundings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds out which ports of the host cannot be had, by whom, and who has them.
final class PortConflicts {
  private static final int MOST_NAMED = 3;

  private final Surroundings around;
  private final HostView host;
  private final Set<ContainerId> going;
  private final Map<PublishedPort, String> given = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /// @param going containers that free their ports before they are needed
  PortConflicts(Surroundings around, HostView host, Set<ContainerId> going) {
    this.around = around;
    this.host = host;
    this.going = going;
  }

  /// @param started the ports of the containers that are started, by the containers' names
  List<Problem> of(Map<String, List<Port>> started) {
    started.forEach((container, ports) ->
        ports.forEach(
            port -> PublishedPort.wanted(port).ifPresent(each -> fixed(each, container))));
    started.forEach((container, ports) ->
        ports.forEach(port -> {
          var range = PublishedPort.range(port);
          if (!range.isEmpty()) {
            oneOf(range, String.valueOf(port.published()), container);
          }
        }));
    return problems;
  }

  private void fixed(PublishedPort port, String container) {
    var rival = rival(port, container);
    given.putIfAbsent(port, container);
    if (rival.isPresent()) {
      problems.add(
          new Problem(
              "port %d is published by container %s and by container %s"
                  .formatted(port.port(), rival.get(), container),
              "publish another port of the host, or a range with a port for each container"));
      return;
    }
    owner(port)
        .ifPresent(who ->
            problems.add(
                new Problem(
                    "port %d, which container %s publishes, is already in use by %s"
                        .formatted(port.port(), container, who),
                    "free it, or publish another port of the host")));
  }

  /// The engine gives the container the first port of the range that nobody has.
  private void oneOf(List<PublishedPort> range, String text, String container) {
    var taken = new ArrayList<String>();
    for (var port : range) {
      var who = rival(port, container).map(name -> "container " + name).or(() -> owner(port));
      if (who.isEmpty()) {
        given.put(port, container);
        return;
      }
      if (taken.size() < MOST_NAMED) {
        taken.add(port.port() + " by " + who.get());
      }
    }
    var more = range.size() > taken.size() ? " …" : "";
    problems.add(
        new Problem(
            "no port of %s is free for container %s: in use are %s%s"
                .formatted(text, container, String.join(", ", taken), more),
            "free one, or publish a larger range"));
  }

  private Optional<String> rival(PublishedPort port, String container) {
    return given.entrySet().stream()
        .filter(each -> each.getKey().clashesWith(port) && !each.getValue().equals(container))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private Optional<String> owner(PublishedPort port) {
    var owners =
        around.containers().stream()
            .filter(each -> PublishedPort.of(each).anyMatch(port::clashesWith))
            .toList();
    return owners.stream()
        .filter(each -> !going.contains(each.id()))
        .findFirst()
        .map((ObservedContainer each) -> Owner.of(each))
        .or(() ->
            owners.isEmpty()
                ? host.listener(port.address(), port.port(), port.protocol())
                : Optional.empty());
  }
}
