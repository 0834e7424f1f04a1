package dev.dhow.engine.docker;

import dev.dhow.model.ProjectName;
import dev.dhow.spec.Labels;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedImage;
import dev.dhow.state.ObservedNetwork;
import dev.dhow.state.ObservedVolume;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the engine lists (Engine API, `GET /containers/json`, `/networks`, `/volumes`,
/// `/images/json`).
final class Listings {
  private final Api api;

  Listings(Api api) {
    this.api = api;
  }

  List<ObservedContainer> containers(ProjectName project) throws InterruptedException {
    return containers(Map.of("label", List.of(ofProject(project), Labels.CONFIG_HASH)));
  }

  List<ObservedContainer> containersPublishing(int hostPort) throws InterruptedException {
    var ports = List.of(hostPort + "/tcp", hostPort + "/udp", hostPort + "/sctp");
    return containers(Map.of("publish", ports));
  }

  List<ObservedContainer> allContainers() throws InterruptedException {
    return containers(Map.of());
  }

  private List<ObservedContainer> containers(Map<String, List<String>> filters)
      throws InterruptedException {
    var target = Target.of("containers", "json").with("all", 1).filtered(filters);
    return api.get(target).items().stream().map(Observations::container).toList();
  }

  List<ObservedNetwork> allNetworks() throws InterruptedException {
    return api.get(Target.of("networks")).items().stream().map(Observations::network).toList();
  }

  List<ObservedNetwork> networks(ProjectName project, Set<String> names)
      throws InterruptedException {
    return allNetworks().stream()
        .filter(network ->
            names.contains(network.name()) || isOf(project, network.label(Labels.PROJECT)))
        .toList();
  }

  List<ObservedVolume> volumes(ProjectName project, Set<String> names) throws InterruptedException {
    return api.get(Target.of("volumes")).items("Volumes").stream()
        .map(Observations::volume)
        .filter(volume ->
            names.contains(volume.name())
                || isOf(project, volume.label(Labels.PROJECT))
                || isOf(project, volume.label(Labels.SECRETS)))
        .toList();
  }

  List<ObservedImage> images(ProjectName project) throws InterruptedException {
    var target = Target.of("images", "json").filtered(Map.of("label", List.of(ofProject(project))));
    return api.get(target).items().stream().map(Observations::listedImage).toList();
  }

  private static String ofProject(ProjectName project) {
    return Labels.PROJECT + "=" + project.value();
  }

  private static boolean isOf(ProjectName project, String label) {
    return label.equals(project.value());
  }
}
