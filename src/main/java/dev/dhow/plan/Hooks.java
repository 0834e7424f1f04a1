package dev.dhow.plan;

import dev.dhow.model.Hook;
import dev.dhow.model.Service;
import dev.dhow.plan.Action.RunHook.Stage;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Plans the commands that services want to be run in their containers, one after the other.
final class Hooks {

  private Hooks() {}

  /// @param service null when nothing is known of it
  /// @return what the container's stop has to wait for
  static List<Need> beforeStop(
      PlanBuilder plan,
      @Nullable Service service,
      ContainerRef container,
      Reason reason,
      Collection<Need> needs) {
    var before = List.copyOf(needs);
    if (service != null) {
      for (var hook : service.process().session().preStop()) {
        var step = add(plan, service, container, Stage.PRE_STOP, hook, reason, before);
        before = List.of(Need.done(step));
      }
    }
    return before;
  }

  /// @param started the step that starts the container
  /// @return the step after which it counts as started
  static StepId afterStart(
      PlanBuilder plan, Service service, ContainerRef container, Reason reason, StepId started) {
    var last = started;
    for (var hook : service.process().session().postStart()) {
      last =
          add(plan, service, container, Stage.POST_START, hook, reason, List.of(Need.done(last)));
    }
    return last;
  }

  private static StepId add(
      PlanBuilder plan,
      Service service,
      ContainerRef container,
      Stage stage,
      Hook hook,
      Reason reason,
      List<Need> needs) {
    var action = new Action.RunHook(container, service.name(), stage, hook);
    return plan.add(action, reason, service.name(), needs);
  }
}
