package dev.dhow.app;

import dev.dhow.render.VolumeList;
import dev.dhow.state.ObservedContainer.ObservedMount;
import java.util.Set;
import java.util.stream.Collectors;

/// `volumes`: the volumes of a project. With only a name it needs no files.
public final class ListVolumes {
  private final Workplace workplace;

  public ListVolumes(Workplace workplace) {
    this.workplace = workplace;
  }

  /// @param services as named: only what their running containers mount; empty for all volumes
  /// @param format `table`, `table TEMPLATE`, `json` or a template
  /// @return the exit code
  public int run(Set<String> services, String format, boolean quiet) throws InterruptedException {
    var project = workplace.projects().named();
    project.check(services);
    var all = workplace.insight().get().volumes(project.name());
    var used = services.isEmpty() ? Set.<String>of() : used(project, services);
    var list =
        new VolumeList(
            all.stream()
                .filter(volume -> services.isEmpty() || used.contains(volume.name()))
                .toList());
    workplace
        .screen()
        .out()
        .print(quiet ? list.names() : list.text(format, workplace.screen().tableColumns()));
    return 0;
  }

  private Set<String> used(NamedProject project, Set<String> services) throws InterruptedException {
    return workplace.engine().get().containers(project.name()).stream()
        .filter(each -> each.status().isUp() && services.contains(each.service()))
        .flatMap(each -> each.mounts().stream())
        .filter(mount -> mount.type().equals("volume"))
        .map(ObservedMount::name)
        .map(String::valueOf)
        .collect(Collectors.toSet());
  }
}
