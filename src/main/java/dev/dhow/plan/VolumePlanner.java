package dev.dhow.plan;

import dev.dhow.model.Project;
import dev.dhow.model.Volume;
import dev.dhow.plan.PlanningException.Problem;
import dev.dhow.spec.Labels;
import dev.dhow.spec.VolumeSpecs;
import dev.dhow.state.EngineState;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Plans the named volumes. What exists is kept whatever the files say: nothing here ever removes
/// data.
final class VolumePlanner {
  private final PlanBuilder plan;
  private final Project project;
  private final EngineState state;
  private final Collection<Volume> wanted;
  private final Map<String, StepId> created = new HashMap<>();

  VolumePlanner(PlanBuilder plan, Project project, EngineState state, Collection<Volume> wanted) {
    this.plan = plan;
    this.project = project;
    this.state = state;
    this.wanted = List.copyOf(wanted);
  }

  List<Problem> problems() {
    return wanted.stream()
        .filter(volume -> volume.external() && state.volume(volume.name()).isEmpty())
        .map(volume ->
            new Problem(
                "external volume \"" + volume.name() + "\" does not exist",
                "create it with \"docker volume create "
                    + volume.name()
                    + "\", or remove \"external: true\""))
        .toList();
  }

  void plan() {
    for (var volume : wanted) {
      if (!volume.external()) {
        plan(volume);
      }
    }
  }

  private void plan(Volume volume) {
    var spec = VolumeSpecs.of(project, volume);
    var found = state.volume(volume.name());
    if (found.isEmpty()) {
      created.put(
          spec.name(),
          plan.add(new Action.CreateVolume(spec), new Reason.Missing(), null, List.of()));
      return;
    }
    var hash = found.get().label(Labels.CONFIG_HASH);
    if (!found.get().label(Labels.PROJECT).equals(project.name().value())) {
      plan.note(
          "volume \"" + spec.name() + "\" exists, but was not made for this project; it is used",
          "say \"external: true\" if that is meant");
    } else if (!hash.isEmpty() && !hash.equals(spec.labels().get(Labels.CONFIG_HASH))) {
      plan.note(
          "volume \"" + spec.name() + "\" is not configured as the files say; it is kept as it is",
          "remove it yourself to have it made anew, its data will be lost");
    }
  }

  /// What a container that mounts the volume has to wait for.
  List<Need> toUse(String volume) {
    var step = created.get(volume);
    return step == null ? List.of() : List.of(Need.done(step));
  }
}
