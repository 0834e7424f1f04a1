package dev.dhow.plan;

import dev.dhow.model.Entries;
import dev.dhow.model.Project;
import dev.dhow.plan.PlanningException.Problem;
import dev.dhow.state.ContainerId;
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

  private final Project project;
  private final Surroundings around;
  private final HostView host;
  private final Set<ContainerId> going;
  private final Map<HostPort, Taker> given = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /// @param going containers that free their ports before they are needed
  PortConflicts(Project project, Surroundings around, HostView host, Set<ContainerId> going) {
    this.project = project;
    this.around = around;
    this.host = host;
    this.going = going;
  }

  /// The container that is given a port of the host.
  ///
  /// @param target the container's own port
  private record Taker(String container, int target, Started of) {}

  /// @param started by the containers' names
  List<Problem> of(Map<String, Started> started) {
    started.forEach((container, of) ->
        of.ports()
            .forEach(port ->
                HostPort.wanted(port)
                    .ifPresent(each -> fixed(each, new Taker(container, port.target(), of)))));
    started.forEach((container, of) ->
        of.ports()
            .forEach(port -> {
              var range = HostPort.range(port);
              if (!range.isEmpty()) {
                var taker = new Taker(container, port.target(), of);
                oneOf(range, String.valueOf(port.published()), taker);
              }
            }));
    return problems;
  }

  private void fixed(HostPort port, Taker taker) {
    var rival = rival(port, taker);
    given.merge(port, taker, (known, added) -> known.of().passing() ? added : known);
    if (rival.isPresent()) {
      problems.add(clash(port, rival.get(), taker.container()));
      return;
    }
    owner(port).ifPresent(who -> problems.add(inUse(port, taker, who)));
  }

  private Problem inUse(HostPort port, Taker taker, PortHolder who) {
    var wayOut = wayOut(who);
    var hint =
        who.isOf(project.name(), taker.of().service())
            ? "publish a range with a port for each container of the service, or leave the host's"
                + " port out"
            : wayOut.orElse("free it") + ", or publish another port of the host";
    return new Problem(
        "port %d, which container %s publishes, is already in use by %s%s"
            .formatted(
                port.port(), taker.container(), who.text(), wayOut.isEmpty() ? "" : Owner.ORPHAN),
        hint);
  }

  private Optional<String> wayOut(PortHolder who) {
    return who instanceof PortHolder.Container(var container)
        ? OrphanPlanner.wayOut(project, container)
        : Optional.empty();
  }

  private static Problem clash(HostPort port, String rival, String container) {
    return rival.equals(container)
        ? new Problem(
            "port %d is published by container %s twice".formatted(port.port(), container),
            "leave one of the two out, or publish another port of the host")
        : new Problem(
            "port %d is published by container %s and by container %s"
                .formatted(port.port(), rival, container),
            "publish another port of the host, or a range with a port for each container");
  }

  /// The engine gives the container the first port of the range that nobody has.
  private void oneOf(List<HostPort> range, String text, Taker taker) {
    var taken = new ArrayList<String>();
    for (var port : range) {
      var who =
          rival(port, taker)
              .map(name -> "container " + name)
              .or(() -> owner(port).map(PortHolder::text));
      if (who.isEmpty()) {
        given.put(port, taker);
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
                .formatted(text, taker.container(), String.join(", ", taken), more),
            "free one, or publish a larger range"));
  }

  /// The container that is given what the port clashes with; it may be the one that wants the port,
  /// unless that only wants the same again, which the engine takes.
  private Optional<String> rival(HostPort port, Taker taker) {
    return Entries.of(given)
        .filter(each -> each.getKey().clashesWith(port))
        .filter(each -> !each.getValue().equals(taker) || !each.getKey().isSameAs(port))
        .filter(each -> !each.getValue().of().canFollow(taker.of()))
        .map(each -> each.getValue().container())
        .findFirst();
  }

  private Optional<PortHolder> owner(HostPort port) {
    var owners =
        around.containers().stream()
            .filter(each -> HostPort.of(each).anyMatch(port::clashesWith))
            .toList();
    return owners.stream()
        .filter(each -> !going.contains(each.id()))
        .findFirst()
        .<PortHolder>map(PortHolder.Container::new)
        .or(() ->
            owners.isEmpty()
                ? host.listener(port.address(), port.port(), port.protocol())
                    .map(PortHolder.Program::new)
                : Optional.empty());
  }
}
