package dev.dhow.plan;

import dev.dhow.model.Project;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Plans the pushes of images that are built here and have a name of their own, under all of their
/// names.
final class PushPlanner {
  private final Project project;

  PushPlanner(Project project) {
    this.project = project;
  }

  Plan plan() {
    var plan = new PlanBuilder();
    var done = new HashSet<String>();
    for (var service : project.services().values()) {
      var build = service.build();
      var image = service.image();
      if (build == null || image == null) {
        continue;
      }
      var tags = new ArrayList<>(List.of(image));
      tags.addAll(build.tags());
      tags.stream()
          .filter(done::add)
          .forEach(tag ->
              plan.add(
                  new Action.PushImage(tag),
                  new Reason.Requested("push"),
                  service.name(),
                  List.of()));
    }
    return plan.build();
  }
}
