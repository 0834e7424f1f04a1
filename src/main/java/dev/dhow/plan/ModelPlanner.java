package dev.dhow.plan;

import dev.dhow.model.Project;
import java.util.List;
import java.util.Set;

/// Plans that the AI models which services use are there and run as the files say. Who runs them
/// may have forgotten that since, so it is said each time.
final class ModelPlanner {
  private final PlanBuilder plan;
  private final Project project;

  ModelPlanner(PlanBuilder plan, Project project) {
    this.plan = plan;
    this.project = project;
  }

  /// @param available names of models that need not be pulled
  void prepare(Set<String> available) {
    for (var model : project.models().values()) {
      var needs = List.<Need>of();
      if (!available.contains(model.model())) {
        var pull = plan.add(new Action.PullModel(model), new Reason.Missing(), null, needs);
        needs = List.of(Need.done(pull));
      }
      plan.add(new Action.ConfigureModel(model), new Reason.Requested("up"), null, needs);
    }
  }
}
