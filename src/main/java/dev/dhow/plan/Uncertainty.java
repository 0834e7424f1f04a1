package dev.dhow.plan;

import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.Plan.Note;
import dev.dhow.spec.Names;
import dev.dhow.state.EngineState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a plan cannot tell before the images that come first are there: whether they are other
/// images than those of the containers that run.
final class Uncertainty {

  private Uncertainty() {}

  static List<Note> of(Project project, EngineState state, Plan images, Plan plan) {
    var notes = new ArrayList<Note>();
    for (var step : images.steps()) {
      switch (step.action()) {
        case Action.PullImage(var image, _, _) ->
            tell(project, state, plan, image, "pulled", notes);
        case Action.BuildImage(var build) ->
            tell(project, state, plan, build.image(), "built", notes);
        case Action _ -> {} // makes no image
      }
    }
    return notes;
  }

  private static void tell(
      Project project, EngineState state, Plan plan, String image, String made, List<Note> notes) {
    var services =
        project.services().values().stream()
            .filter(service -> Names.image(project, service).equals(image))
            .map(service -> service.name())
            .filter(service -> isKept(plan, service))
            .map(ServiceName::value)
            .collect(Collectors.joining(", "));
    if (state.image(image).isPresent() && !services.isEmpty()) {
      notes.add(
          new Note(
              "image \"%s\" is %s first; containers of %s are recreated if that changes it"
                  .formatted(image, made, services),
              "run \"dhow %s\" and plan again to be sure"
                  .formatted(made.equals("built") ? "build" : "pull")));
    }
  }

  private static boolean isKept(Plan plan, ServiceName service) {
    return plan.kept().stream().anyMatch(kept -> kept.service().equals(service.value()));
  }
}
