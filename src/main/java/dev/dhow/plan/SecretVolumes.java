package dev.dhow.plan;

import dev.dhow.spec.Labels;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedVolume;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Plans that the volumes which were made for a container's secrets, or to note something of it, go
/// with it.
final class SecretVolumes {
  private final PlanBuilder plan;
  private final EngineState state;
  private final Set<String> planned = new HashSet<>();

  SecretVolumes(PlanBuilder plan, EngineState state) {
    this.plan = plan;
    this.state = state;
  }

  /// @param removed the step that removes the container
  /// @param mounted whether those it mounts are still there then
  void goWith(ObservedContainer container, Reason reason, StepId removed, boolean mounted) {
    state.volumes().stream()
        .filter(SecretVolumes::isForSecrets)
        .filter(volume -> notes(volume, container) || (mounted && mounts(container, volume)))
        .filter(volume -> planned.add(volume.name()))
        .forEach(volume -> {
          var action = new Action.RemoveSecrets(volume.name(), container.name());
          var service = RemovalPlanner.service(container);
          plan.add(action, reason, service, List.of(Need.done(removed)));
        });
  }

  /// Removes those of containers that somebody else removed.
  void removeLeftovers() {
    for (var volume : state.volumes()) {
      if (isForSecrets(volume) && !isUsed(volume)) {
        var action = new Action.RemoveSecrets(volume.name(), "that is gone");
        plan.add(action, new Reason.Leftover(), null, List.of());
      }
    }
  }

  /// Whether a volume is one of these, and nothing of the user's.
  boolean include(String name) {
    return state.volumes().stream()
        .anyMatch(volume -> volume.name().equals(name) && isForSecrets(volume));
  }

  private static boolean isForSecrets(ObservedVolume volume) {
    return !volume.label(Labels.SECRETS).isEmpty();
  }

  private boolean isUsed(ObservedVolume volume) {
    return state.containers().stream()
        .anyMatch(container -> notes(volume, container) || mounts(container, volume));
  }

  private static boolean notes(ObservedVolume volume, ObservedContainer container) {
    return volume.label(Labels.CONTAINER).equals(container.id().value());
  }

  private static boolean mounts(ObservedContainer container, ObservedVolume volume) {
    return container.mounts().stream().anyMatch(mount -> volume.name().equals(mount.name()));
  }
}
