package dev.dhow.plan;

import dev.dhow.model.Project;
import dev.dhow.model.Volume;
import dev.dhow.plan.PlanningException.Problem;
import dev.dhow.spec.Labels;
import dev.dhow.spec.VolumeSpec;
import dev.dhow.spec.VolumeSpecs;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedVolume;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Plans the named volumes. What exists is kept whatever the files say, unless the user allowed to
/// lose the data of what is configured otherwise.
final class VolumePlanner {
  private final PlanBuilder plan;
  private final Project project;
  private final EngineState state;
  private final Collection<Volume> wanted;
  private final boolean renews;
  private final Map<String, StepId> created = new HashMap<>();

  /// @param renews whether volumes that are configured otherwise may lose their data
  VolumePlanner(
      PlanBuilder plan,
      Project project,
      EngineState state,
      Collection<Volume> wanted,
      boolean renews) {
    this.plan = plan;
    this.project = project;
    this.state = state;
    this.wanted = List.copyOf(wanted);
    this.renews = renews;
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

  /// Names of those that are made anew.
  List<String> renewed() {
    return wanted.stream().filter(this::isRenewed).map(Volume::name).toList();
  }

  /// Containers that are in the way of a volume that is made anew.
  List<ObservedContainer> inTheWay() {
    return state.containers().stream()
        .filter(each -> wanted.stream().anyMatch(volume -> isRenewed(volume) && uses(each, volume)))
        .toList();
  }

  /// @param removals of those that are in the way, among others
  void plan(RemovalPlanner removals) {
    for (var volume : wanted) {
      if (!volume.external()) {
        plan(volume, removals);
      }
    }
  }

  private boolean isRenewed(Volume volume) {
    return renews
        && !volume.external()
        && state
            .volume(volume.name())
            .filter(found -> isDiverged(found, volume) && !Protection.covers(volume, found))
            .isPresent()
        && state.containers().stream()
            .filter(container -> uses(container, volume))
            .noneMatch(container -> container.isOneOff() || isUnknown(container));
  }

  private boolean isUnknown(ObservedContainer container) {
    return OrphanPlanner.isUnknown(project, container);
  }

  private boolean isDiverged(ObservedVolume found, Volume volume) {
    var hash = found.label(Labels.CONFIG_HASH);
    return found.label(Labels.PROJECT).equals(project.name().value())
        && !hash.isEmpty()
        && !hash.equals(VolumeSpecs.of(project, volume).labels().get(Labels.CONFIG_HASH));
  }

  private static boolean uses(ObservedContainer container, Volume volume) {
    return container.mounts().stream().anyMatch(mount -> volume.name().equals(mount.name()));
  }

  private StepId renew(Volume volume, VolumeSpec spec, RemovalPlanner removals) {
    var freed =
        state.containers().stream()
            .filter(container -> uses(container, volume))
            .flatMap(container -> removals.removalOf(container).stream())
            .map(Need::done)
            .toList();
    var reason = Reason.Changed.of(List.of("volumes." + volume.key()));
    var removed = plan.add(new Action.RemoveVolume(volume.name()), reason, null, freed);
    return plan.add(new Action.CreateVolume(spec), reason, null, List.of(Need.done(removed)));
  }

  private void plan(Volume volume, RemovalPlanner removals) {
    var spec = VolumeSpecs.of(project, volume);
    var found = state.volume(volume.name());
    if (found.isEmpty()) {
      created.put(
          spec.name(),
          plan.add(new Action.CreateVolume(spec), new Reason.Missing(), null, List.of()));
      return;
    }
    if (!found.get().label(Labels.PROJECT).equals(project.name().value())) {
      plan.note(
          "volume \"" + spec.name() + "\" exists, but was not made for this project; it is used",
          "say \"external: true\" if that is meant");
    } else if (isRenewed(volume)) {
      created.put(spec.name(), renew(volume, spec, removals));
    } else if (isDiverged(found.get(), volume) && Protection.covers(volume, found.get())) {
      plan.note(
          "volume \"" + spec.name() + "\" is not configured as the files say; it is protected",
          "remove it with \"dhow down --volumes --unprotect " + spec.name() + "\" first");
    } else if (isDiverged(found.get(), volume)) {
      plan.note(
          "volume \"" + spec.name() + "\" is not configured as the files say; it is kept as it is",
          renews
              ? "remove the orphans and one-offs that use it, with --remove-orphans"
              : "give --yes to have it made anew, its data will be lost");
    }
  }

  /// What a container that mounts the volume has to wait for.
  List<Need> toUse(String volume) {
    var step = created.get(volume);
    return step == null ? List.of() : List.of(Need.done(step));
  }
}
