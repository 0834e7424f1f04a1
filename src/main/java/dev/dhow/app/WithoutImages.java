package dev.dhow.app;

import dev.dhow.event.Outcome;
import dev.dhow.event.PlanResult;
import dev.dhow.graph.ServiceGraph;
import dev.dhow.model.Dependency;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.Action;
import dev.dhow.spec.Names;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What can still be done when images could not be pulled or built: the services that need them,
/// and those that need such services, are left as they are.
final class WithoutImages {

  private WithoutImages() {}

  /// The project with only the services that can go on.
  ///
  /// @param images how getting the images ended
  static Project remaining(Project project, PlanResult images) {
    var left = leftOut(project, images);
    var enabled = new TreeMap<>(project.services());
    var disabled = new TreeMap<>(project.disabledServices());
    left.forEach(name -> disabled.put(name, enabled.remove(name)));
    return left.isEmpty() ? project : project.withServices(enabled, disabled);
  }

  private static Set<String> lacking(PlanResult images) {
    return images.plan().steps().stream()
        .filter(step -> !isDone(images.of(step.id())) && !images.plan().tolerates(step.id()))
        .flatMap(step -> image(step.action()).stream())
        .collect(Collectors.toSet());
  }

  private static boolean isDone(Outcome outcome) {
    return outcome instanceof Outcome.Done || outcome instanceof Outcome.NotNeeded;
  }

  private static Optional<String> image(Action action) {
    if (action instanceof Action.PullImage(var image, _, _)) {
      return Optional.of(image);
    }
    return action instanceof Action.BuildImage(var build)
        ? Optional.of(build.image())
        : Optional.empty();
  }

  private static Set<ServiceName> unprovided(PlanResult made) {
    return made.plan().steps().stream()
        .filter(step -> !(made.of(step.id()) instanceof Outcome.Done))
        .flatMap(step ->
            step.action() instanceof Action.RunProvider(_, var service, _)
                ? Stream.of(service.name())
                : Stream.empty())
        .collect(Collectors.toSet());
  }

  /// Keys of AI models that are not there, or do not run as they should.
  private static Set<String> unready(PlanResult made) {
    return made.plan().steps().stream()
        .filter(step -> !(made.of(step.id()) instanceof Outcome.Done))
        .flatMap(step ->
            step.action() instanceof Action.ConfigureModel(var model)
                ? Stream.of(model.key())
                : Stream.empty())
        .collect(Collectors.toSet());
  }

  private static Set<ServiceName> leftOut(Project project, PlanResult images) {
    var lacking = lacking(images);
    var unprovided = unprovided(images);
    var unready = unready(images);
    var left =
        project.services().values().stream()
            .filter(service ->
                service.provider() == null
                    ? Names.images(project, service).stream().anyMatch(lacking::contains)
                        || service.connectivity().models().keySet().stream()
                            .anyMatch(unready::contains)
                    : unprovided.contains(service.name()))
            .map(Service::name)
            .collect(Collectors.toCollection(HashSet::new));
    for (var name : ServiceGraph.of(project.services().values()).order()) {
      var service = project.service(name);
      if (service.dependsOn().stream()
          .filter(Dependency::required)
          .anyMatch(each -> left.contains(each.service()))) {
        left.add(name);
      }
    }
    return left;
  }
}
