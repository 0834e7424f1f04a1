package dev.dhow.plan;

import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.plan.DownRequest.Images;
import dev.dhow.spec.Labels;
import dev.dhow.spec.Names;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedImage;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Plans that images go with a project: `down --rmi`.
final class ImageRemovals {
  private final PlanBuilder plan;
  private final Project project;
  private final EngineState state;
  private final DownRequest request;
  private final LastUsers users;

  ImageRemovals(
      PlanBuilder plan, Project project, EngineState state, DownRequest request, LastUsers users) {
    this.plan = plan;
    this.project = project;
    this.state = state;
    this.request = request;
    this.users = users;
  }

  /// @param services that go
  void plan(List<Service> services) {
    var references = new TreeSet<String>();
    services.stream().map(this::image).forEach(references::add);
    if (request.named().isEmpty()) {
      references.addAll(state.images().keySet());
    }
    var planned = new HashSet<String>();
    for (var reference : references) {
      state
          .image(reference)
          .filter(image -> isToGo(reference, image, services))
          .filter(_ -> planned.add(tagged(reference)))
          .ifPresent(image -> removeImage(reference, image));
    }
  }

  /// The engine lists as `web:latest` what a file calls `web`.
  private static String tagged(String reference) {
    var name = reference.substring(reference.lastIndexOf('/') + 1);
    return name.contains(":") || name.contains("@") ? reference : reference + ":latest";
  }

  private boolean isToGo(String reference, ObservedImage image, List<Service> services) {
    var made =
        isMadeForProject(image)
            || services.stream().anyMatch(service -> isDefaultName(service, reference));
    var used = services.stream().anyMatch(service -> image(service).equals(reference));
    return made || (request.images() == Images.ALL && used);
  }

  /// Whether it was built for a service of the project, under whatever name, as its labels tell.
  /// Those of services that are no more are orphans, as with docker compose.
  private boolean isMadeForProject(ObservedImage image) {
    return project.name().value().equals(image.labels().get(Labels.PROJECT))
        && (request.removeOrphans()
            || project.services().keySet().stream()
                .anyMatch(name -> name.value().equals(image.labels().get(Labels.SERVICE))));
  }

  /// Builders that write no labels leave only the name to go by.
  private boolean isDefaultName(Service service, String reference) {
    return service.image() == null && reference.equals(Names.image(project, service));
  }

  private void removeImage(String reference, ObservedImage image) {
    Predicate<ObservedContainer> uses = container -> container.imageId().equals(image.id());
    if (users.areGoing("image", reference, uses)) {
      var option = request.images() == Images.ALL ? "--rmi all" : "--rmi local";
      var reason = new Reason.Requested(option);
      plan.add(new Action.RemoveImage(reference), reason, null, users.removals(uses));
    }
  }

  private String image(Service service) {
    return Names.image(project, service);
  }
}
