package dev.dhow.app;

import dev.dhow.model.Project;
import dev.dhow.plan.Rivals;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// Waits for commands of other users or machines that change the same project: they share no lock
/// with this one, but can be [seen at work][Rivals]. However their clocks go, that takes no longer
/// than what they are waited for.
final class Rivalry {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Workplace workplace;
  private final Project project;

  Rivalry(Workplace workplace, Project project) {
    this.workplace = workplace;
    this.project = project;
  }

  /// What the engine has when nobody is seen at work any more.
  EngineState outlast() throws InterruptedException {
    var deadline = workplace.clock().instant().plus(Rivals.PATIENCE);
    var state = look();
    var rivals = rivals(state);
    if (!rivals.isEmpty()) {
      tell(rivals);
    }
    while (!rivals.isEmpty() && workplace.clock().instant().isBefore(deadline)) {
      workplace.timer().pause(PAUSE);
      state = look();
      rivals = rivals(state);
    }
    return state;
  }

  private EngineState look() throws InterruptedException {
    return Observation.of(workplace.engine().get(), project, workplace.projects());
  }

  private List<ObservedContainer> rivals(EngineState state) {
    return Rivals.of(state, workplace.locks().maker(), workplace.clock().instant());
  }

  private void tell(List<ObservedContainer> rivals) {
    var names = rivals.stream().map(ObservedContainer::name).collect(Collectors.joining(", "));
    workplace
        .screen()
        .tell(
            "another user or machine may be at work on project %s (it has just made %s), waiting for it"
                .formatted(project.name(), names));
  }
}
