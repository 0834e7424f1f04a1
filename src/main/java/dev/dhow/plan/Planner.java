package dev.dhow.plan;

import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import dev.dhow.state.ContainerId;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The methods that turn a project and what the engine has into a [Plan], one for each verb.
public final class Planner {

  private Planner() {}

  /// What has to be pulled and built. It is run before [#up] is planned, which must know the
  /// images.
  public static Plan images(Project project, EngineState state, ImageRequest request) {
    return new ImagePlanner(project, state, request).plan();
  }

  /// What sends the images that are built here to their registries.
  public static Plan push(Project project) {
    return new PushPlanner(project).plan();
  }

  /// The same, and what programs provide; whose variables [#up] must know, too.
  public static Plan preparation(Project project, EngineState state, ImageRequest request) {
    return new ImagePlanner(project, state, request).planWithProviders();
  }

  /// What [#up] plans, and what stands in its way, so that it can be told before anything is done.
  ///
  /// @param pending images that are still to be pulled or built
  public static Outlook outlook(
      Drafts drafts, EngineState state, UpRequest request, Set<String> pending) {
    return new UpPlanner(drafts, state, request, Map.of()).outlook(pending);
  }

  /// The volumes, by their names on the engine, that [#up] keeps although they are configured
  /// otherwise, and would make anew if the request allowed to lose their data.
  public static List<String> keptVolumes(Project project, EngineState state, UpRequest request) {
    return request.replacing().renewVolumes()
        ? List.of()
        : new UpPlanner(new Drafts(project), state, request.renewingVolumes(), Map.of())
            .renewedVolumes();
  }

  /// What makes the networks, volumes and containers as the project wants them; empty when they
  /// are.
  ///
  /// @throws PlanningException when something the project needs of others is not there
  public static Plan up(Project project, EngineState state, UpRequest request) {
    return up(new Drafts(project), state, request, Map.of());
  }

  /// The same with reasons that only a look into containers can tell.
  ///
  /// @param inspections of those that [Plan#untold] named in the plan made without
  public static Plan up(
      Drafts drafts,
      EngineState state,
      UpRequest request,
      Map<ContainerId, Inspection> inspections) {
    return new UpPlanner(drafts, state, request, inspections)
        .outlook(Set.of())
        .unlessHindered(List.of());
  }

  /// Whether a service has no container although it is to have some, so that there is something to
  /// do whatever else is the case.
  public static boolean lacksContainers(Project project, EngineState state) {
    var found =
        state.containers().stream().map(ObservedContainer::service).collect(Collectors.toSet());
    return project.services().values().stream()
        .filter(service -> service.provider() == null && service.replicas() > 0)
        .anyMatch(service -> !found.contains(service.name().value()));
  }

  /// Whether a service has more containers than it is to have.
  public static boolean hasSurplus(Project project, EngineState state) {
    var situation = new Situation(new Drafts(project), state, UpRequest.PLAIN, Map.of());
    return project.services().values().stream()
        .anyMatch(each -> situation.replicas(each.name()).size() > each.replicas());
  }

  /// What cannot be told of a plan before the images that come first are there.
  ///
  /// @param images the plan of those
  public static List<Plan.Note> uncertain(
      Project project, EngineState state, Plan images, Plan plan) {
    return Uncertainty.of(project, state, images, plan);
  }

  /// What removes the project.
  ///
  /// @param project may be rebuilt from labels
  public static Plan down(Project project, EngineState state, DownRequest request) {
    return new DownPlanner(project, state, request).plan();
  }

  /// What stops the services, dependents first.
  ///
  /// @param named empty for all services
  /// @param grace null for the containers' own
  public static Plan stop(
      Project project, EngineState state, Set<ServiceName> named, @Nullable Duration grace) {
    return new StopPlanner(project, state, named).stop(grace);
  }

  /// What starts the containers there are, when the conditions they depend on hold.
  ///
  /// @param project may be rebuilt from labels
  /// @throws PlanningException when there is nothing that could be started
  public static Plan start(Project project, EngineState state, StartRequest request) {
    return new StartPlanner(project, state, request).plan();
  }

  /// What restarts the containers there are, as they are.
  ///
  /// @param project may be rebuilt from labels
  public static Plan restart(Project project, EngineState state, RestartRequest request) {
    return new RestartPlanner(project, state, request).plan();
  }

  /// The containers that [#up] would replace.
  ///
  /// @param inspections of those whose labels do not tell what changed
  public static List<Drift> drift(
      Project project, EngineState state, Map<ContainerId, Inspection> inspections) {
    return Drift.of(project, state, inspections);
  }

  /// What sends a signal to running containers, all at once.
  ///
  /// @param project may be rebuilt from labels
  public static Plan kill(Project project, EngineState state, KillRequest request) {
    return new SignalPlanner(project, state).kill(request);
  }

  /// What freezes the services' running containers.
  ///
  /// @param named empty for all services
  public static Plan pause(Project project, EngineState state, Set<ServiceName> named) {
    return new SignalPlanner(project, state).pause(named);
  }

  /// What lets the services' frozen containers go on.
  ///
  /// @param named empty for all services
  public static Plan unpause(Project project, EngineState state, Set<ServiceName> named) {
    return new SignalPlanner(project, state).unpause(named);
  }

  /// What removes the services' containers, those that run only on request.
  ///
  /// @param project may be rebuilt from labels
  public static Plan rm(Project project, EngineState state, RmRequest request) {
    return new RmPlanner(project, state, request).plan();
  }
}
