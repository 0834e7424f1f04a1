package dev.dhow.plan;

import dev.dhow.model.Connectivity.Port;
import dev.dhow.model.Network;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.PlanningException.Problem;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.Endpoints;
import dev.dhow.spec.MountSpec;
import dev.dhow.spec.NetworkSpec;
import dev.dhow.spec.References;
import dev.dhow.spec.ServiceFiles;
import dev.dhow.spec.ServiceFiles.Given;
import dev.dhow.state.ContainerId;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.Surroundings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds out what the engine would refuse half way through a plan, before anything is done: ports
/// and names that others have, folders that are missing, addresses that networks would share.
public final class Preflight {
  private final Project project;
  private final Plan plan;
  private final Set<ContainerId> own = new HashSet<>();
  private final Set<ContainerId> going = new HashSet<>();
  private final Set<String> goingNetworks = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();

  private Preflight(Project project, Plan plan) {
    this.project = project;
    this.plan = plan;
    plan.steps().stream()
        .filter(step -> !(step.reason() instanceof Reason.PutBack))
        .forEach(this::noteWhatGoes);
  }

  /// Whether there is anything in the plan that others could be in the way of, so that it is worth
  /// looking at them.
  public static boolean concerns(Plan plan) {
    return plan.steps().stream()
        .map(Step::action)
        .anyMatch(action ->
            action instanceof Action.CreateContainer
                || action instanceof Action.StartContainer
                || action instanceof Action.CreateNetwork);
  }

  /// Whether the plan makes networks with addresses of their own, so that those of others matter.
  public static boolean addresses(Plan plan) {
    return madeNetworks(plan).values().stream()
        .map(NetworkSpec::ipam)
        .anyMatch(ipam -> ipam != null && !ipam.pools().isEmpty());
  }

  /// Whether a plan of the project may be one of those.
  public static boolean mayAddress(Project project) {
    return project.networks().values().stream()
        .map(Network::ipam)
        .anyMatch(ipam -> ipam != null && !ipam.pools().isEmpty());
  }

  /// Whether the plan makes containers that say what runs them.
  public static boolean namesRuntimes(Plan plan) {
    return plan.steps().stream()
        .map(Step::action)
        .anyMatch(action ->
            action instanceof Action.CreateContainer(var spec, _)
                && MachineNeeds.runtime(spec).isPresent());
  }

  /// @param state which the plan was made for
  /// @param around the whole engine at about the same time
  public static List<Problem> problems(
      Project project, Plan plan, EngineState state, Surroundings around, HostView host) {
    var preflight = new Preflight(project, plan);
    preflight.noteWhatCameUp(state, around);
    var started = preflight.started();
    preflight.problems.addAll(
        new PortConflicts(project, around, host, preflight.going).of(started));
    preflight.names(around);
    preflight.shares(around);
    preflight.folders(host);
    preflight.problems.addAll(
        new NetworkAddresses(around, preflight.goingNetworks).of(madeNetworks(plan).values()));
    preflight.problems.addAll(
        new StaticAddresses(project, madeNetworks(plan), state, around, preflight.going)
            .of(preflight.created(), started));
    preflight.problems.addAll(MachineNeeds.problems(preflight.created(), around, host));
    return preflight.problems;
  }

  private void noteWhatGoes(Step step) {
    switch (step.action()) {
      case Action.StopContainer(ContainerRef.Existing(var id, _), _) -> going.add(id);
      case Action.RemoveContainer(ContainerRef.Existing(var id, _), _, _) -> going.add(id);
      case Action.RemoveNetwork(var id, _) -> goingNetworks.add(id);
      case Action _ -> {}
    }
  }

  /// What another command began, and may end any moment, is no hindrance: `up` looks again once it
  /// has the project to itself.
  private void noteWhatCameUp(EngineState state, Surroundings around) {
    state.containers().forEach(each -> own.add(each.id()));
    around.containers().stream()
        .filter(each -> each.project().equals(project.name().value()))
        .map(ObservedContainer::id)
        .filter(own::add)
        .forEach(going::add);
  }

  private List<ContainerSpec> created() {
    return plan.steps().stream()
        .map(Step::action)
        .filter(Action.CreateContainer.class::isInstance)
        .map(action -> ((Action.CreateContainer) action).container())
        .toList();
  }

  /// The containers for whose end others wait.
  private Set<ContainerRef> awaitedEnds() {
    return plan.steps().stream()
        .flatMap(step ->
            step.action() instanceof Action.AwaitCompleted wait
                ? wait.containers().stream()
                : Stream.empty())
        .collect(Collectors.toSet());
  }

  /// The containers that are started, by their names.
  private Map<String, Started> started() {
    var started = new LinkedHashMap<String, Started>();
    var specs = new LinkedHashMap<StepId, ContainerSpec>();
    var ends = awaitedEnds();
    for (var step : plan.steps()) {
      var passing =
          step.action() instanceof Action.StartContainer(var begun) && ends.contains(begun);
      switch (step.action()) {
        case Action.CreateContainer(var spec, _) -> {
          specs.put(step.id(), spec);
          if (spec.attendance() != null) {
            started.put(spec.name(), started(spec, false)); // by whoever attends it
          }
        }
        case Action.StartContainer(ContainerRef.CreatedBy(var made, var name)) -> {
          var spec = specs.get(made);
          if (spec != null) {
            started.put(name, started(spec, passing));
          }
        }
        case Action.StartContainer(ContainerRef.Existing(var id, var name))
            when step.service() != null && !going.contains(id) -> {
          var service = project.services().get(step.service());
          if (service != null) {
            started.put(name, started(service, name, passing));
          }
        }
        case Action _ -> {}
      }
    }
    return started;
  }

  private static Started started(ContainerSpec spec, boolean passing) {
    var ports = published(spec.networkMode(), spec.ports());
    return new Started(spec.service(), ports, spec.networks(), passing);
  }

  private Started started(Service service, String container, boolean passing) {
    var connectivity = service.connectivity();
    var ports = published(connectivity.networkMode(), connectivity.ports());
    var networks = Endpoints.of(project, service, container);
    return new Started(service.name(), ports, networks, passing);
  }

  /// The engine publishes nothing of a container on the host's own network, or on none.
  private static List<Port> published(@Nullable String networkMode, List<Port> ports) {
    return "host".equals(networkMode) || "none".equals(networkMode) ? List.of() : ports;
  }

  private void names(Surroundings around) {
    for (var spec : created()) {
      around.containers().stream()
          .filter(
              each -> each.name().equals(spec.name()) && (!own.contains(each.id()) || isLeft(each)))
          .findFirst()
          .ifPresent(owner -> {
            var wayOut = OrphanPlanner.wayOut(project, owner);
            problems.add(
                new Problem(
                    "the container name %s is already in use by %s%s"
                        .formatted(spec.name(), owned(owner), wayOut.isEmpty() ? "" : Owner.ORPHAN),
                    wayOut.orElse("remove or rename that container")
                        + ", or give the service another container_name"));
          });
    }
  }

  /// Whether an orphan of the project stays.
  private boolean isLeft(ObservedContainer container) {
    return !going.contains(container.id()) && OrphanPlanner.wayOut(project, container).isPresent();
  }

  private void shares(Surroundings around) {
    var made = names();
    for (var spec : created()) {
      References.names(spec).stream()
          .filter(name -> !made.contains(name))
          .filter(name -> around.containers().stream().noneMatch(each -> isMeant(name, each)))
          .forEach(name ->
              problems.add(
                  new Problem(
                      "service \"%s\" shares with container %s, which does not exist"
                          .formatted(spec.service(), name),
                      "start that one first, or correct its name")));
    }
  }

  /// Those that the plan gives to containers.
  private Set<String> names() {
    return plan.steps().stream()
        .flatMap(step ->
            switch (step.action()) {
              case Action.CreateContainer(var spec, _) -> Stream.of(spec.name());
              case Action.RenameContainer(_, var name) -> Stream.of(name);
              case Action _ -> Stream.empty();
            })
        .collect(Collectors.toSet());
  }

  /// The engine also takes ids, and what they begin with.
  private static boolean isMeant(String name, ObservedContainer container) {
    return container.name().equals(name) || container.id().value().startsWith(name);
  }

  private void folders(HostView host) {
    for (var spec : created()) {
      for (var mount : spec.mounts()) {
        var source = needed(mount);
        if (source != null && host.lacks(source)) {
          var problem = missing(spec.service(), source, mount.target());
          if (!problems.contains(problem)) {
            problems.add(problem);
          }
        }
      }
    }
  }

  /// What the engine does not make when it is missing; null for none. See [ServiceFiles].
  private static @Nullable String needed(MountSpec mount) {
    return switch (mount) {
      case MountSpec.Bind(var source, _, _, var options)
          when options != null && !options.createHostPath() ->
          source;
      case MountSpec.Other(var type, var source, _, _) when type.equals("bind") -> source;
      case MountSpec _ -> null;
    };
  }

  /// By their names, but for those that were there before and may be put back.
  private static Map<String, NetworkSpec> madeNetworks(Plan plan) {
    var made = new LinkedHashMap<String, NetworkSpec>();
    for (var step : plan.steps()) {
      if (step.action() instanceof Action.CreateNetwork(var network)
          && !(step.reason() instanceof Reason.PutBack)) {
        made.put(network.name(), network);
      }
    }
    return made;
  }

  private Problem missing(ServiceName name, String source, String target) {
    var service = project.services().get(name);
    var file =
        service == null
            ? Optional.<Given>empty()
            : ServiceFiles.of(project, service).all().stream()
                .filter(each -> each.target().equals(target))
                .filter(each -> source.equals(each.object().source().file()))
                .findFirst();
    return file.map(given ->
            new Problem(
                "%s of service \"%s\" is to be taken from %s, which does not exist"
                    .formatted(given.text(), name, source),
                "create the file, or correct its path in the " + given.kind().word()))
        .orElseGet(() ->
            new Problem(
                "service \"%s\" mounts %s, which does not exist".formatted(name, source),
                "create it, or let it be created with \"create_host_path: true\""));
  }

  private static String owned(ObservedContainer container) {
    var project = container.project();
    return "container "
        + container.id()
        + (project.isEmpty()
            ? ", which is no Compose container"
            : " (service %s of project %s)".formatted(container.service(), project));
  }
}
