package dev.dhow.plan;

import dev.dhow.model.Volume;
import dev.dhow.plan.PlanningException.Problem;
import dev.dhow.spec.Labels;
import dev.dhow.state.ObservedVolume;
import java.util.List;

/// Volumes that are not to go by mistake: those with the label `dhow.protect: "true"`, in the files
/// or on the engine.
final class Protection {

  private Protection() {}

  static boolean covers(Volume volume, ObservedVolume found) {
    return found.label(Labels.PROTECT).equals("true")
        || "true".equals(volume.labels().get(Labels.PROTECT));
  }

  static PlanningException refusal(String volume) {
    return new PlanningException(
        List.of(
            new Problem(
                "volume \"%s\" is protected by its label %s; nothing was removed"
                    .formatted(volume, Labels.PROTECT),
                "leave out --volumes, or say \"--unprotect %s\" to lose its data"
                    .formatted(volume))));
  }
}
