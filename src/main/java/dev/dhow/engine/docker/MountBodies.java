package dev.dhow.engine.docker;

import dev.dhow.model.Storage.BindOptions;
import dev.dhow.model.Storage.TmpfsOptions;
import dev.dhow.model.Storage.VolumeOptions;
import dev.dhow.spec.MountSpec;
import dev.dhow.spec.MountSpec.AnonymousVolume;
import dev.dhow.spec.MountSpec.Bind;
import dev.dhow.spec.MountSpec.NamedVolume;
import dev.dhow.spec.MountSpec.Tmpfs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Mounts in the two forms the engine takes. Like docker compose, simple binds and volumes go into
/// the old form, which makes a missing folder of the host; the rest needs the new one.
record MountBodies(List<String> binds, List<Map<String, Object>> mounts) {

  static MountBodies of(List<MountSpec> specs) {
    var bodies = new MountBodies(new ArrayList<>(), new ArrayList<>());
    specs.forEach(bodies::add);
    return bodies;
  }

  private void add(MountSpec spec) {
    switch (spec) {
      case Bind bind when needsMount(bind.options()) -> mounts.add(mount(bind));
      case Bind bind -> binds.add(bind(bind.source(), bind, selinux(bind.options())));
      case NamedVolume volume when needsMount(volume) ->
          mounts.add(volume(volume, volume.volume(), volume.options()));
      case NamedVolume volume -> binds.add(bind(volume.volume(), volume, null));
      case AnonymousVolume volume -> mounts.add(volume(volume, null, volume.options()));
      case Tmpfs tmpfs -> mounts.add(tmpfs(tmpfs));
    }
  }

  private static boolean needsMount(@Nullable BindOptions options) {
    return options != null && (!options.createHostPath() || options.propagation() != null);
  }

  /// An anonymous volume carried over has the engine's own name of 64 digits.
  private static boolean needsMount(NamedVolume volume) {
    var options = volume.options();
    boolean advanced = options != null && (options.nocopy() || options.subpath() != null);
    return advanced || volume.volume().matches("[0-9a-f]{64}");
  }

  private static String bind(String source, MountSpec spec, @Nullable String option) {
    var access = spec.readOnly() ? "ro" : "rw";
    return "%s:%s:%s%s"
        .formatted(source, spec.target(), access, option == null ? "" : "," + option);
  }

  private static @Nullable String selinux(@Nullable BindOptions options) {
    return options == null ? null : options.selinux();
  }

  private static Map<String, Object> mount(Bind bind) {
    var body = body("bind", bind.source(), bind);
    var options = bind.options();
    if (options != null) {
      var fields = new Fields();
      fields.put("Propagation", options.propagation());
      fields.put("CreateMountpoint", options.createHostPath() ? true : null);
      body.put("BindOptions", fields.map());
    }
    return body.map();
  }

  private static Map<String, Object> volume(
      MountSpec spec, @Nullable String name, @Nullable VolumeOptions options) {
    var body = body("volume", name, spec);
    if (options != null) {
      var fields = new Fields();
      fields.put("NoCopy", options.nocopy() ? true : null);
      fields.put("Subpath", options.subpath());
      body.put("VolumeOptions", fields.map());
    }
    return body.map();
  }

  private static Map<String, Object> tmpfs(Tmpfs tmpfs) {
    var body = body("tmpfs", null, tmpfs);
    TmpfsOptions options = tmpfs.options();
    if (options != null) {
      var fields = new Fields();
      fields.put("SizeBytes", options.size() == 0 ? null : options.size());
      fields.put("Mode", options.mode() == 0 ? null : options.mode());
      body.put("TmpfsOptions", fields.map());
    }
    return body.map();
  }

  private static Fields body(String type, @Nullable String source, MountSpec spec) {
    var body = new Fields();
    body.put("Type", type);
    body.put("Source", source);
    body.put("Target", spec.target());
    body.put("ReadOnly", spec.readOnly() ? true : null);
    return body;
  }
}
