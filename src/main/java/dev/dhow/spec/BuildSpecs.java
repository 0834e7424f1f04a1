package dev.dhow.spec;

import dev.dhow.model.Build;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes the spec of a service's image.
public final class BuildSpecs {

  private BuildSpecs() {}

  /// As the files say; the command line may add to it with [BuildSpec#noCache] and
  /// [BuildSpec#pull].
  ///
  /// @throws IllegalArgumentException when the service has nothing to build
  public static BuildSpec of(Project project, Service service) {
    var build = service.build();
    if (build == null) {
      throw new IllegalArgumentException("service " + service.name() + " has nothing to build");
    }
    var image = Names.image(project.name(), service);
    return new BuildSpec(
        service.name(),
        build,
        image,
        tags(build, image),
        service.platform(),
        labels(project, service, build),
        build.noCache(),
        build.pull());
  }

  private static List<String> tags(Build build, String image) {
    var tags = new ArrayList<String>();
    tags.add(image);
    build.tags().stream().filter(tag -> !tag.equals(image)).forEach(tags::add);
    return tags;
  }

  private static SortedMap<String, String> labels(Project project, Service service, Build build) {
    var labels = new TreeMap<>(build.labels());
    labels.put(Labels.PROJECT, project.name().value());
    labels.put(Labels.SERVICE, service.name().value());
    labels.put(Labels.VERSION, Labels.COMPATIBLE_VERSION);
    return labels;
  }
}
