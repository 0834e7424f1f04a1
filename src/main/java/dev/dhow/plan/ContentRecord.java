package dev.dhow.plan;

import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.VolumeKey;
import dev.dhow.spec.ContentHashes;
import dev.dhow.spec.Fingerprint;
import dev.dhow.spec.Labels;
import dev.dhow.spec.VolumeSpec;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import java.util.Map;
import java.util.TreeMap;

/// Which contents of configs and secrets a container has seen. Its own label tells those it was
/// created with, and cannot be changed. What it has been told of since is noted in the labels of an
/// empty volume that goes with it, so that whoever looks at the engine knows.
final class ContentRecord {
  private static final int ID_LETTERS = 12;

  private ContentRecord() {}

  /// Empty when nothing is known, as of containers that docker compose made.
  static Fingerprint seen(EngineState state, ObservedContainer container) {
    return state.volumes().stream()
        .filter(volume -> volume.label(Labels.CONTAINER).equals(container.id().value()))
        .findFirst()
        .map(volume -> Fingerprint.parse(volume.label(Labels.CONTENTS)))
        .orElseGet(() -> Fingerprint.parse(container.label(Labels.CONTENTS)));
  }

  /// Notes that it has seen what the files say now.
  static VolumeSpec of(Project project, Service service, ObservedContainer container) {
    var id = container.id().value();
    var name = id.substring(0, Math.min(ID_LETTERS, id.length())) + "_contents";
    var contents = ContentHashes.of(project, service, container.label(Labels.SALT));
    var labels =
        Map.of(
            Labels.SECRETS,
            project.name().value(),
            Labels.CONTAINER,
            id,
            Labels.CONTENTS,
            contents.label());
    return new VolumeSpec(new VolumeKey(name), name, null, new TreeMap<>(), new TreeMap<>(labels));
  }
}
