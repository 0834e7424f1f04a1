package dev.dhow.load.decode;

import dev.dhow.diagnostic.Diagnostic.Severity;
import dev.dhow.model.Volume;
import dev.dhow.model.VolumeKey;

/// Decodes a named volume of the project.
final class VolumeDecoder {

  private VolumeDecoder() {}

  static Volume decode(VolumeKey key, Section volume) {
    boolean external = volume.flag("external");
    if (external) {
      Externals.check(volume, Severity.ERROR);
    }
    return new Volume(
        key,
        volume.required("name"),
        volume.text("driver"),
        volume.mapping("driver_opts"),
        external,
        volume.mapping("labels"),
        volume.extensions());
  }
}
