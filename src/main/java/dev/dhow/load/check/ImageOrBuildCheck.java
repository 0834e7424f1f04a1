package dev.dhow.load.check;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.yaml.NodeLocator;

/// A service needs something to run.
final class ImageOrBuildCheck implements Check {

  @Override
  public void check(Project project, NodeLocator places, Diagnostics diagnostics) {
    for (var service : project.services().values()) {
      // One that is written but cannot be understood has been reported already.
      boolean written =
          (service.image() == null && places.has("services", service.name().value(), "image"))
              || places.has("services", service.name().value(), "build");
      if (!written
          && service.build() == null
          && !hasImage(service)
          && service.provider() == null
          && !places.has("services", service.name().value(), "provider")) {
        diagnostics.add(
            Diagnostic.error(
                    Code.MISSING_KEY,
                    places.at("services", service.name().value()),
                    "service \"" + service.name() + "\" has neither an image nor a build")
                .withHint("add `image`, or `build` with the folder of its Dockerfile"));
      }
    }
  }

  private static boolean hasImage(Service service) {
    var image = service.image();
    return image != null && !image.isEmpty();
  }
}
