package dev.dhow.app;

import dev.dhow.plan.UpRequest;
import org.jspecify.annotations.Nullable;

/// What becomes of containers whose services are not in the project.
///
/// @param remove null when the command line does not say
/// @param heeded which variables count where it does not
public record OrphanOptions(@Nullable Boolean remove, Heeded heeded) {
  private static final String REMOVE = "COMPOSE_REMOVE_ORPHANS";
  private static final String IGNORE = "COMPOSE_IGNORE_ORPHANS";

  /// They are told, and stay.
  static final OrphanOptions KEPT = new OrphanOptions(false, Heeded.NONE);

  /// Which of the two variables a command looks at: as docker compose does, not all look at them.
  public enum Heeded {
    ALL,
    IGNORE_ALONE,
    NONE
  }

  /// @param otherFiles whether containers made from other files are orphans, too
  /// @throws UsageException when flag and variables contradict each other
  UpRequest.Orphans request(Variables variables, boolean otherFiles) {
    var ignored = heeded != Heeded.NONE && variables.flag(IGNORE);
    var removed =
        remove == null ? heeded == Heeded.ALL && variables.flag(REMOVE) : remove.booleanValue();
    if (ignored && removed && heeded == Heeded.ALL) {
      throw new UsageException("cannot combine COMPOSE_IGNORE_ORPHANS and --remove-orphans");
    }
    return new UpRequest.Orphans(removed && !ignored, ignored, otherFiles);
  }
}
