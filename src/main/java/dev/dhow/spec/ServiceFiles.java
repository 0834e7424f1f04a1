package dev.dhow.spec;

import dev.dhow.model.Content;
import dev.dhow.model.FileObject;
import dev.dhow.model.Mount.BindOptions;
import dev.dhow.model.Mount.VolumeOptions;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.Storage.FileMount;
import dev.dhow.spec.ContentFile.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a service's configs and secrets get into its containers. Files of the host are bind mounts,
/// as docker compose makes them; anything else, and files with an owner or mode of their own, is
/// copied into the created container.
///
/// What is copied becomes part of the container's own layer, where `docker commit` finds it and
/// where nothing can be put when the container is read-only. So secrets, and all of it in read-only
/// containers, are put into a volume that is made for them.
public final class ServiceFiles {
  /// What docker compose calls the config that holds the user's logins at registries.
  public static final String LOGINS = "#apisocket";

  private static final int DEFAULT_MODE = 0444;
  private static final int PERMISSIONS = 07777;

  private final Project project;
  private final Service service;
  private final SequencedMap<String, Given> byTarget = new LinkedHashMap<>();

  private ServiceFiles(Project project, Service service) {
    this.project = project;
    this.service = service;
    add(Kind.SECRET, service.storage().secrets(), project.secrets());
    add(Kind.CONFIG, service.storage().configs(), project.configs());
  }

  public static ServiceFiles of(Project project, Service service) {
    return new ServiceFiles(project, service);
  }

  /// A config or secret of the project, as the service is given it.
  ///
  /// @param object what the project says of it
  /// @param target absolute
  public record Given(Kind kind, FileObject object, FileMount mount, String target) {

    /// Such as `secret "db"`.
    public String text() {
      return kind.word() + " \"" + object.key() + "\"";
    }

    /// Whether something of it is asked for that a bind mount cannot have.
    public boolean hasOwnerOrMode() {
      return mount.uid() != null || mount.gid() != null || mount.mode() != null;
    }

    private boolean isCopied() {
      return object.source().file() == null || hasOwnerOrMode();
    }
  }

  private void add(Kind kind, List<FileMount> mounts, SortedMap<String, FileObject> objects) {
    for (var mount : mounts) {
      var object = objects.get(mount.source());
      if (object != null) {
        var target = target(kind, mount);
        byTarget.put(target, new Given(kind, object, mount, target));
      }
    }
  }

  private static String target(Kind kind, FileMount mount) {
    var target = mount.target() == null ? mount.source() : mount.target();
    if (target.startsWith("/")) {
      return target;
    }
    return (kind == Kind.SECRET ? "/run/secrets/" : "/") + target;
  }

  public Collection<Given> all() {
    return Collections.unmodifiableCollection(byTarget.values());
  }

  /// What is copied, as far as its content is known.
  public List<ContentFile> copies() {
    return byTarget.values().stream()
        .filter(given -> !given.object().external() && given.isCopied())
        .flatMap(given -> given.object().data().stream().map(data -> copy(given, data)))
        .toList();
  }

  private static ContentFile copy(Given given, Content content) {
    var mount = given.mount();
    var mode = mount.mode() == null ? DEFAULT_MODE : mount.mode().intValue() & PERMISSIONS;
    return new ContentFile(
        given.kind(),
        given.object().key(),
        given.target(),
        mode,
        number(mount.uid()),
        number(mount.gid()),
        content);
  }

  private static int number(@Nullable String id) {
    return id == null || !id.matches("[0-9]{1,9}") ? 0 : Integer.parseInt(id);
  }

  /// The bind mounts of what is not copied, and the volumes for what is and needs one.
  ///
  /// @param declared the service's other mounts
  List<MountSpec> mounts(List<MountSpec> declared) {
    var mounts = new ArrayList<MountSpec>();
    for (var given : byTarget.values()) {
      if (!given.object().external() && !given.isCopied()) {
        mounts.add(bind(given));
      }
    }
    var folders = new TreeMap<String, MountSpec>();
    for (var file : copies()) {
      if (needsVolume(file) && place(file.target(), declared).isEmpty()) {
        folders.put(file.folder(), volume(file.folder()));
      }
    }
    folders.remove("/");
    declared.forEach(mount -> folders.remove(mount.target()));
    mounts.addAll(folders.values());
    return mounts;
  }

  /// docker compose asks for the two in these two ways.
  private static MountSpec bind(Given given) {
    var source = String.valueOf(given.object().source().file());
    return given.kind() == Kind.SECRET
        ? new MountSpec.Bind(
            source,
            given.target(),
            true,
            new BindOptions(null, false, null, null, Collections.emptySortedMap()))
        : new MountSpec.Other("bind", source, given.target(), true);
  }

  private MountSpec volume(String folder) {
    var labels = new TreeMap<>(Map.of(Labels.SECRETS, project.name().value()));
    var options = new VolumeOptions(labels, false, null, Collections.emptySortedMap());
    return new MountSpec.AnonymousVolume(folder, false, options);
  }

  private boolean needsVolume(ContentFile file) {
    return file.kind() == Kind.SECRET
        || file.key().equals(LOGINS)
        || service.isolation().readOnly();
  }

  /// What would have to be in a volume and cannot be, as the folder it is in is the root folder, or
  /// a mount that does not take it.
  ///
  /// @param mounts all of the container's
  public List<ContentFile> homeless(List<MountSpec> mounts) {
    return copies().stream()
        .filter(file -> needsVolume(file) && place(file.target(), mounts).isEmpty())
        .toList();
  }

  /// The folder of the innermost mount that something can be copied into and that holds the path;
  /// empty when that is the container's own layer.
  private static Optional<String> place(String path, List<MountSpec> mounts) {
    return mounts.stream()
        .filter(mount -> path.startsWith(withSlash(mount.target())))
        .max((one, other) -> Integer.compare(one.target().length(), other.target().length()))
        .filter(ServiceFiles::takesCopies)
        .map(MountSpec::target);
  }

  /// Whether something can be copied to below it.
  public static boolean takesCopies(MountSpec mount) {
    return switch (mount) {
      case MountSpec.NamedVolume _, MountSpec.AnonymousVolume _, MountSpec.Bind _ ->
          !mount.readOnly();
      case MountSpec.Tmpfs _, MountSpec.Image _, MountSpec.Other _ -> false;
    };
  }

  private static String withSlash(String folder) {
    return folder.endsWith("/") ? folder : folder + "/";
  }

  /// The folders that things are copied into, each with what goes there, for a container with these
  /// mounts: the engine only unpacks into a read-only container below one of its volumes.
  ///
  /// @param writable the targets of mounts that can be written to
  public static SortedMap<String, List<ContentFile>> byFolder(
      List<ContentFile> files, Collection<String> writable) {
    var folders = new TreeMap<String, List<ContentFile>>();
    for (var file : files) {
      var folder =
          Stream.concat(Stream.of("/"), writable.stream())
              .filter(each -> file.target().startsWith(withSlash(each)))
              .max((one, other) -> Integer.compare(one.length(), other.length()))
              .orElse("/");
      folders.computeIfAbsent(folder, _ -> new ArrayList<>()).add(file);
    }
    return folders;
  }
}
