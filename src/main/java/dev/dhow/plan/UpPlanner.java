package dev.dhow.plan;

import dev.dhow.graph.ServiceGraph;
import dev.dhow.model.Dependency;
import dev.dhow.model.Mount;
import dev.dhow.model.Network;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.model.Volume;
import dev.dhow.plan.PlanningException.Problem;
import dev.dhow.spec.MountSpec;
import dev.dhow.state.ContainerId;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Plans `up`, apart from images: networks, volumes and containers, in the order in which one needs
/// the other. [#plan] reads as the table of contents.
final class UpPlanner {
  private final PlanBuilder plan = new PlanBuilder();
  private final EngineState state;
  private final Situation situation;
  private final List<Service> ordered;
  private final NetworkPlanner networks;
  private final VolumePlanner volumes;
  private final RemovalPlanner removals;
  private final SequencedMap<ServiceName, ServicePlanner> services = new LinkedHashMap<>();
  private final Neighbours neighbours;

  /// Those that are restarted with something they depend on: few, if any.
  private final Set<ServicePlanner> restarted = new LinkedHashSet<>();

  UpPlanner(
      Drafts drafts,
      EngineState state,
      UpRequest request,
      Map<ContainerId, Inspection> inspections) {
    var project = drafts.project();
    this.state = state;
    this.ordered = ordered(project, request.named());
    this.networks = new NetworkPlanner(plan, project, state, networksOf(project, ordered));
    this.volumes =
        new VolumePlanner(
            plan, project, state, volumesOf(project, ordered), request.replacing().renewVolumes());
    this.situation =
        new Situation(drafts, without(state, volumes.inTheWay()), request, inspections);
    this.removals = new RemovalPlanner(plan, project, state, request.timeout(), false, true);
    this.neighbours = new Neighbours(situation, services);
  }

  /// @param pending images that are still to be pulled or built, so that nothing is known of them
  Outlook outlook(Set<String> pending) {
    var plan = plan();
    return new Outlook(plan, problems(pending));
  }

  private Plan plan() {
    sortReplicas();
    new OrphanPlanner(plan, situation, removals).plan();
    services.values().forEach(ServicePlanner::removeSurplus);
    startAfterOrphans();
    removeWhatIsInTheWay();
    var replacer = new NetworkReplacer(plan, state, removals, services);
    replacer.stopAttached(networks.diverged());
    networks.plan(replacer);
    volumes.plan(removals);
    services.values().stream()
        .filter(service -> service.createsAny() && !situation.isOneOff(service.service()))
        .forEach(service -> service.create(resources(service), neighbours));
    stopDependents();
    replacer.startOthers();
    startAll();
    removals.secrets().removeLeftovers();
    return plan.build();
  }

  /// What an orphan has that is removed, nobody else can have before that.
  private void startAfterOrphans() {
    for (var container : state.containers()) {
      removals
          .removalOf(container)
          .ifPresent(step -> services.values().forEach(each -> each.startAfter(container, step)));
    }
  }

  /// What mounts a volume that is made anew goes before it, and is created again as if it had never
  /// been.
  private void removeWhatIsInTheWay() {
    var reason = new Reason.Requested("--yes");
    volumes.inTheWay().forEach(each -> removals.remove(each, reason, List.of()));
  }

  private static EngineState without(EngineState state, List<ObservedContainer> containers) {
    var rest = new ArrayList<>(state.containers());
    rest.removeAll(containers);
    return new EngineState(rest, state.networks(), state.volumes(), state.images());
  }

  List<String> renewedVolumes() {
    return volumes.renewed();
  }

  private List<Problem> problems(Set<String> pending) {
    var problems = new ArrayList<Problem>();
    var images = new ImageProblems(situation, ordered, pending);
    ordered.forEach(service -> {
      problems.addAll(images.of(service, planner(service.name()).startsAny()));
      nameProblem(service).ifPresent(problems::add);
      problems.addAll(FileProblems.of(situation.project(), service));
    });
    problems.addAll(networks.problems());
    problems.addAll(volumes.problems());
    problems.addAll(neighbours.problems(ordered));
    return problems;
  }

  private static Optional<Problem> nameProblem(Service service) {
    return service.containerName() != null && service.replicas() > 1
        ? Optional.of(
            new Problem(
                "service \"%s\" cannot have %d containers, as its container_name fixes their name"
                    .formatted(service.name(), service.replicas()),
                "remove container_name, or scale the service to one"))
        : Optional.empty();
  }

  private void sortReplicas() {
    var replaced = networks.diverged().stream().map(Network::name).collect(Collectors.toSet());
    var divergence = new Divergence(situation, replaced, neighbours);
    for (var service : ordered) {
      var replicas = situation.replicas(service.name());
      var fates = Fates.of(service, replicas, divergence, situation.request().making().fillsGaps());
      var planner = new ServicePlanner(plan, situation, removals, neighbours, service, fates);
      services.put(service.name(), planner);
      if (service.dependsOn().stream().anyMatch(Dependency::restart)) {
        restarted.add(planner);
      }
    }
  }

  private List<Need> resources(ServicePlanner service) {
    var spec = service.spec();
    var needs = new ArrayList<Need>();
    spec.networks().forEach(endpoint -> needs.addAll(networks.toUse(endpoint.network())));
    for (var mount : spec.mounts()) {
      if (mount instanceof MountSpec.NamedVolume named) {
        needs.addAll(volumes.toUse(named.volume()));
      }
    }
    return needs;
  }

  /// Stops, dependents first, what is to be restarted with something it depends on.
  private void stopDependents() {
    if (!situation.request().running().start()) {
      return;
    }
    var restarts = new LinkedHashMap<ServiceName, ServiceName>();
    for (var service : ordered) {
      service.dependsOn().stream()
          .filter(Dependency::restart)
          .map(Dependency::service)
          .filter(each -> restarts.containsKey(each) || isInterrupted(each))
          .findFirst()
          .ifPresent(because -> restarts.put(service.name(), because));
    }
    for (var entry : restarts.reversed().entrySet()) {
      var service = planner(entry.getKey());
      var needs = new ArrayList<>(replacementsBehind(entry.getKey(), restarts));
      needs.addAll(stopsOfDependents(service));
      service.stop(new Reason.DependencyRestarted(entry.getValue()), needs);
    }
  }

  /// Nothing is stopped for the sake of a replacement that cannot even be created.
  private List<Need> replacementsBehind(
      ServiceName service, Map<ServiceName, ServiceName> restarts) {
    var cause = service;
    while (restarts.containsKey(cause)) {
      cause = Objects.requireNonNull(restarts.get(cause));
    }
    return planner(cause).replacements().stream().map(Need::done).toList();
  }

  private boolean isInterrupted(ServiceName name) {
    var service = services.get(name);
    return service != null
        && ((service.replaces() && !service.rolls()) || !service.stops().isEmpty());
  }

  private List<Need> stopsOfDependents(ServicePlanner service) {
    return restarted.stream()
        .filter(each -> each.restartsWith(service))
        .flatMap(each -> each.stops().stream())
        .map(Need::ended)
        .toList();
  }

  private void startAll() {
    var waits = new WaitPlanner(plan, situation.request(), services);
    for (var service : services.values()) {
      var needs = new ArrayList<Need>();
      restartAfterRenewed(service);
      if (situation.request().running().start() && service.startsAny()) {
        needs.addAll(waits.conditions(service.service()));
      }
      needs.addAll(stopsOfDependents(service));
      if (situation.isOneOff(service.service())) {
        // Nothing is left of it when what it needs does not come up.
        needs.addAll(resources(service));
        service.create(needs, neighbours);
      }
      var awaitedBy = waits.awaitedBy(service);
      service.start(needs, putBacksOfDependencies(service), awaitedBy.isPresent());
      awaitedBy.ifPresent(reason -> waits.decide(service, reason));
    }
    if (situation.request().running().awaitReady() && situation.request().running().start()) {
      waits.awaitAll();
    }
  }

  /// What is to be restarted with something that is replaced a few at a time, or restarted itself
  /// because of its configs, runs on until that is over.
  private void restartAfterRenewed(ServicePlanner service) {
    if (!situation.request().running().start() || !restarted.contains(service)) {
      return;
    }
    var renewed =
        services.values().stream()
            .filter(service::restartsWith)
            .filter(each -> each.isRenewedInTurn() || each.isStoppedLate())
            .toList();
    if (!renewed.isEmpty()) {
      var because = renewed.getFirst().service().name();
      var needs = renewed.stream().flatMap(each -> each.starts().stream()).map(Need::done).toList();
      service.stopKept(new Reason.DependencyRestarted(because), needs);
    }
  }

  private List<StepId> putBacksOfDependencies(ServicePlanner service) {
    if (!restarted.contains(service)) {
      return List.of();
    }
    return services.values().stream()
        .filter(service::restartsWith)
        .flatMap(each -> each.putBacks().stream())
        .toList();
  }

  private ServicePlanner planner(ServiceName name) {
    return Objects.requireNonNull(services.get(name));
  }

  /// The services concerned, each behind what it needs.
  ///
  /// @param named empty for all
  static List<Service> ordered(Project project, Set<ServiceName> named) {
    var graph = ServiceGraph.of(project.services().values());
    var concerned = named.isEmpty() ? project.services().keySet() : graph.withDependencies(named);
    return graph.order().stream()
        .filter(concerned::contains)
        .map(project::service)
        .filter(service -> !ProviderPlanner.isProvided(service))
        .toList();
  }

  private static Collection<Network> networksOf(Project project, List<Service> services) {
    return services.stream()
        .flatMap(service -> service.connectivity().networks().keySet().stream())
        .distinct()
        .sorted()
        .flatMap(key -> Stream.ofNullable(project.networks().get(key)))
        .toList();
  }

  private static Collection<Volume> volumesOf(Project project, List<Service> services) {
    return services.stream()
        .flatMap(service -> service.storage().mounts().stream())
        .flatMap(mount ->
            mount instanceof Mount.Volume volume
                ? Stream.ofNullable(volume.source())
                : Stream.empty())
        .distinct()
        .sorted()
        .flatMap(key -> Stream.ofNullable(project.volumes().get(key)))
        .toList();
  }
}
