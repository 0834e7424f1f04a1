package dev.dhow.spec;

import dev.dhow.model.Project;
import dev.dhow.model.Volume;
import java.util.TreeMap;

/// Makes the spec of a named volume.
public final class VolumeSpecs {

  private VolumeSpecs() {}

  /// @param volume not an external one
  public static VolumeSpec of(Project project, Volume volume) {
    var labels = new TreeMap<>(volume.labels());
    labels.put(Labels.PROJECT, project.name().value());
    labels.put(Labels.VERSION, Labels.COMPATIBLE_VERSION);
    labels.put(Labels.VOLUME, volume.key().value());
    labels.put(Labels.CONFIG_HASH, ConfigHash.of(volume));
    return new VolumeSpec(
        volume.key(), volume.name(), volume.driver(), volume.driverOpts(), labels);
  }
}
