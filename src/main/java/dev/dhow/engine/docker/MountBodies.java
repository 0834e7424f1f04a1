package dev.dhow.engine.docker;

import dev.dhow.model.Mount.BindOptions;
import dev.dhow.model.Mount.TmpfsOptions;
import dev.dhow.model.Mount.VolumeOptions;
import dev.dhow.spec.MountSpec;
import dev.dhow.spec.MountSpec.AnonymousVolume;
import dev.dhow.spec.MountSpec.Bind;
import dev.dhow.spec.MountSpec.Image;
import dev.dhow.spec.MountSpec.NamedVolume;
import dev.dhow.spec.MountSpec.Other;
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
      case Bind bind -> binds.add(bind(bind.source(), bind, access(bind.options(), false)));
      case NamedVolume volume when needsMount(volume) ->
          mounts.add(volume(volume, volume.volume(), volume.options()));
      case NamedVolume volume ->
          binds.add(bind(volume.volume(), volume, access(volume.bind(), true)));
      case AnonymousVolume volume -> mounts.add(volume(volume, null, volume.options()));
      case Tmpfs tmpfs -> mounts.add(tmpfs(tmpfs));
      case Image image -> mounts.add(image(image));
      case Other other -> mounts.add(body(other.type(), other.source(), other).map());
    }
  }

  private static boolean needsMount(@Nullable BindOptions options) {
    return options != null
        && (!options.createHostPath()
            || options.propagation() != null
            || options.recursive() != null);
  }

  /// An anonymous volume carried over has the engine's own name of 64 digits.
  private static boolean needsMount(NamedVolume volume) {
    var options = volume.options();
    boolean advanced =
        options != null
            && (options.nocopy() || options.subpath() != null || !options.labels().isEmpty());
    return advanced || volume.volume().matches("[0-9a-f]{64}");
  }

  private static String bind(String source, MountSpec spec, String options) {
    var access = spec.readOnly() ? "ro" : "rw";
    return "%s:%s:%s%s".formatted(source, spec.target(), access, options);
  }

  private static String access(@Nullable BindOptions options, boolean propagation) {
    if (options == null) {
      return "";
    }
    var selinux = options.selinux() == null ? "" : "," + options.selinux();
    boolean propagated = propagation && options.propagation() != null;
    return selinux + (propagated ? "," + options.propagation() : "");
  }

  private static Map<String, Object> mount(Bind bind) {
    var body = body("bind", bind.source(), bind);
    var options = bind.options();
    if (options != null) {
      var fields = new Fields();
      fields.put("Propagation", options.propagation());
      fields.put("CreateMountpoint", options.createHostPath() ? true : null);
      switch (options.recursive()) {
        case "disabled" -> fields.put("NonRecursive", true);
        case "writable" -> fields.put("ReadOnlyNonRecursive", true);
        case "readonly" -> fields.put("ReadOnlyForceRecursive", true);
        case null, default -> {}
      }
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
      fields.put("Labels", options.labels().isEmpty() ? null : options.labels());
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

  private static Map<String, Object> image(Image image) {
    var body = body("image", image.image(), image);
    var options = image.options();
    if (options != null) {
      var fields = new Fields();
      fields.put("Subpath", options.subpath());
      body.put("ImageOptions", fields.map());
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
