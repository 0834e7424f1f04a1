package dev.dhow.plan;

import dev.dhow.spec.Labels;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Finds what commands of other users or machines may be at work on, which share no lock with this
/// one: containers of theirs that were made just now and have not been started. Those that are
/// older may be left from a command that was killed, and are nobody's.
public final class Rivals {
  /// How long a container that was made counts as somebody's work.
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private Rivals() {}

  /// @param maker whose commands this is one of, see [Labels#MAKER]
  public static List<ObservedContainer> of(EngineState state, String maker, Instant now) {
    return state.containers().stream()
        .filter(each -> each.status() == ContainerStatus.CREATED)
        .filter(each -> !each.label(Labels.MAKER).isEmpty())
        .filter(each -> !each.label(Labels.MAKER).equals(maker))
        .filter(each -> Duration.between(each.created(), now).compareTo(PATIENCE) < 0)
        .toList();
  }
}
