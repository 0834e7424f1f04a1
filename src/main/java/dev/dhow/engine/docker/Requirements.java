package dev.dhow.engine.docker;

import dev.dhow.engine.EngineException;
import dev.dhow.model.Mount.BindOptions;
import dev.dhow.model.Mount.VolumeOptions;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.ContainerSpec.Endpoint;
import dev.dhow.spec.MountSpec;
import org.jspecify.annotations.Nullable;

/// What a container may ask for only of an engine that is new enough. An older one would refuse it
/// in words that do not help, or not notice it and do something else.
final class Requirements {

  private Requirements() {}

  /// @throws EngineException.Unsupported when the engine is too old for the container
  static void check(ContainerSpec spec, ApiVersion version) {
    var required = new Check(spec, version);
    required.networks();
    required.mounts();
    var healthcheck = spec.process().healthcheck();
    if (healthcheck != null && healthcheck.startInterval() != null) {
      required.atLeast(44, "25", "healthcheck.start_interval");
    }
  }

  private record Check(ContainerSpec spec, ApiVersion version) {

    void networks() {
      if (spec.networks().stream().anyMatch(each -> each.interfaceName() != null)) {
        atLeast(49, "28.1", "interface_name of a network");
      }
      if (spec.networks().stream().map(Endpoint::macAddress).filter(Check::isGiven).count() > 1) {
        atLeast(44, "25", "mac_address on several networks");
      }
    }

    void mounts() {
      for (var mount : spec.mounts()) {
        switch (mount) {
          case MountSpec.Image _ -> atLeast(48, "28", "a mount of type image");
          case MountSpec.Bind bind -> options(bind.options());
          case MountSpec.NamedVolume volume -> options(volume.options());
          case MountSpec.AnonymousVolume volume -> options(volume.options());
          case MountSpec.Tmpfs _, MountSpec.Other _ -> {}
        }
      }
    }

    private void options(@Nullable BindOptions options) {
      if (options != null && "readonly".equals(options.recursive())) {
        atLeast(44, "25", "bind.recursive: readonly");
      }
    }

    private void options(@Nullable VolumeOptions options) {
      if (options != null && isGiven(options.subpath())) {
        atLeast(45, "26", "volume.subpath");
      }
    }

    private static boolean isGiven(@Nullable String text) {
      return text != null && !text.isEmpty();
    }

    void atLeast(int minor, String engine, String what) {
      if (!version.isAtLeast(minor)) {
        throw new EngineException.Unsupported(
            "%s of service \"%s\" needs Docker Engine %s or newer, this one speaks API %s"
                .formatted(what, spec.service(), engine, version),
            "update the engine, or do without it");
      }
    }
  }
}
