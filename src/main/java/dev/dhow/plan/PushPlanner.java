package dev.dhow.plan;

import dev.dhow.model.Project;
import dev.dhow.spec.ImageReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/// Plans the pushes of images that are built here and have a name of their own, under all of their
/// names. Those that go to one repository go one after the other: registries can answer that they
/// do not know what another push is just bringing.
final class PushPlanner {
  private final Project project;

  PushPlanner(Project project) {
    this.project = project;
  }

  Plan plan() {
    var plan = new PlanBuilder();
    var done = new HashSet<String>();
    var last = new HashMap<String, StepId>();
    for (var service : project.services().values()) {
      var build = service.build();
      var image = service.image();
      if (build == null || image == null) {
        continue;
      }
      var tags = new ArrayList<>(List.of(image));
      tags.addAll(build.tags());
      for (var tag : tags) {
        if (done.add(tag)) {
          var before = last.get(repository(tag));
          var needs = before == null ? List.<Need>of() : List.of(Need.ended(before));
          var push =
              plan.add(
                  new Action.PushImage(tag), new Reason.Requested("push"), service.name(), needs);
          last.put(repository(tag), push);
        }
      }
    }
    return plan.build();
  }

  private static String repository(String image) {
    return ImageReference.parse(image).map(ImageReference::name).orElse(image);
  }
}
