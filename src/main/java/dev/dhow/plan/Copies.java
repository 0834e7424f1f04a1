package dev.dhow.plan;

import dev.dhow.model.ServiceName;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.ContentFile;
import dev.dhow.spec.MountSpec;
import dev.dhow.spec.ServiceFiles;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedContainer.ObservedMount;
import java.util.List;

/// Plans that configs and secrets are copied into a container. That is done before every start, as
/// docker compose does it: it may be the first one of a container that docker compose has made.
final class Copies {
  private final PlanBuilder plan;
  private final ServiceName service;

  Copies(PlanBuilder plan, ServiceName service) {
    this.plan = plan;
    this.service = service;
  }

  /// @param writable where the container has mounts that can be written to
  /// @return what has to be waited for until all is there
  List<Need> plan(
      ContainerRef container,
      List<ContentFile> files,
      List<String> writable,
      Reason reason,
      List<Need> before) {
    var needs = before;
    for (var folder : ServiceFiles.byFolder(files, writable).entrySet()) {
      var copy = new Action.CopyFiles(container, folder.getKey(), folder.getValue());
      needs = List.of(Need.done(plan.add(copy, reason, service, needs)));
    }
    return needs;
  }

  /// Where a container that is created has mounts that can be written to.
  static List<String> writable(ContainerSpec spec) {
    return spec.mounts().stream().filter(ServiceFiles::takesCopies).map(MountSpec::target).toList();
  }

  /// Where one that is there has them.
  static List<String> writable(ObservedContainer container) {
    return container.mounts().stream()
        .filter(mount -> mount.type().equals("volume") || mount.type().equals("bind"))
        .filter(mount -> !mount.readOnly())
        .map(ObservedMount::target)
        .toList();
  }
}
