package dev.dhow.spec;

import dev.dhow.model.NetworkKey;
import dev.dhow.model.Project;
import dev.dhow.model.ProjectName;
import dev.dhow.model.Service;
import dev.dhow.model.VolumeKey;
import java.util.List;
import java.util.stream.Stream;

/// What the engine calls the things of a project, as docker compose names them.
public final class Names {

  private Names() {}

  /// The name of a service's container: its `container_name`, else project, service and number.
  ///
  /// @param number counted from 1
  public static String container(Project project, Service service, int number) {
    var declared = service.containerName();
    return declared != null
        ? declared
        : project.naming().join(project.name(), service.name(), number);
  }

  /// The name of a container that runs before another one is started.
  ///
  /// @param name of the other one
  /// @param position among those that do, counted from 0
  static String init(String name, int position) {
    return name + "-pre_start-" + (position + 1);
  }

  /// How a container is called while the one it replaces still has the name.
  ///
  /// @param replacedId of the container that is replaced
  public static String temporary(String replacedId, String name) {
    return replacedId.substring(0, Math.min(12, replacedId.length())) + "_" + name;
  }

  /// The name of a network that declares none.
  public static String network(ProjectName project, NetworkKey key) {
    return project + "_" + key;
  }

  /// The name of a volume that declares none.
  public static String volume(ProjectName project, VolumeKey key) {
    return project + "_" + key;
  }

  /// The image a service runs: the one it names, else the one that is built for it.
  public static String image(Project project, Service service) {
    var declared = service.image();
    return declared != null ? declared : project.naming().join(project.name(), service.name());
  }

  /// All images that containers are made of for a service: the one it runs, and those of the
  /// containers that run before.
  public static List<String> images(Project project, Service service) {
    var own = image(project, service);
    return Stream.concat(
            Stream.of(own),
            service.process().session().preStart().stream()
                .map(each -> each.image() == null ? own : each.image()))
        .distinct()
        .toList();
  }
}
