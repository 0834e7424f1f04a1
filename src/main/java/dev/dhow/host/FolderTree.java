package dev.dhow.host;

import dev.dhow.spec.FileFacts;
import dev.dhow.watch.PathFilter;
import dev.dhow.watch.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is known of a watched folder or file. A folder is listed again when something in it
/// changed; each one is watched before it is listed, so that nothing falls in between.
final class FolderTree {
  private static final String WANTED =
      "unix:mode,size,lastModifiedTime,fileKey,isDirectory,isRegularFile,isSymbolicLink";

  /// What was written so short a time before it was looked at may have been written once more
  /// within the same tick of the disk's clock.
  private static final Duration TICK = Duration.ofSeconds(2);

  private final Path root;
  private final PathFilter filter;
  private final Watching watching;
  private final NavigableMap<String, FileFacts> files = new TreeMap<>();

  /// The folders that were listed, each with what tells it from another one of its name.
  private final NavigableMap<String, Object> entered = new TreeMap<>();

  private final Set<String> recent = new HashSet<>();
  private Path base;
  private Tree tree = Tree.EMPTY;

  /// Whether what is known was kept because the root could not be looked at.
  private boolean unsure;

  /// What to do with folders.
  interface Watching {
    void watch(Path folder);

    /// What is known of a folder or file that cannot be looked at stays as it is.
    void cannotList(Path folder, IOException problem);
  }

  FolderTree(Path root, PathFilter filter, Watching watching) {
    this.root = root;
    this.base = root;
    this.filter = filter;
    this.watching = watching;
  }

  /// The same one as before if nothing changed.
  Tree tree() {
    if (!tree.files().equals(files)) {
      tree = new Tree(files);
    }
    return tree;
  }

  /// Forgets what is known and looks at everything, except that versions go on.
  void lookAtAll() {
    entered.clear();
    lookAtRoot(null);
  }

  /// Looks again at what changed.
  ///
  /// @param folders in which something changed
  /// @param touched what changed in them
  void look(Set<Path> folders, Set<Path> touched) {
    if (unsure) {
      lookAtRoot(null);
    }
    for (var folder : folders) {
      if (isAbove(folder, root) || isAbove(folder, base)) {
        lookAtRoot(touched);
      }
      if (folder.startsWith(base)) {
        var path = slashed(base.relativize(folder));
        if (entered.containsKey(path)) {
          list(path, touched);
        }
      }
    }
  }

  private static boolean isAbove(Path folder, Path path) {
    return path.startsWith(folder) && !path.equals(folder);
  }

  /// The watched path may have come, gone, or become something else.
  ///
  /// @param touched null for all
  private void lookAtRoot(@Nullable Set<Path> touched) {
    watchAbove(root);
    unsure = false;
    try {
      read(root); // tells what is below a file from what cannot be looked at
      base = root.toRealPath();
      watchAbove(base);
      var seen = read(base);
      if (seen.isFolder()) {
        files.remove("");
        if (!seen.key().equals(entered.get(""))) {
          enter("", seen.key(), touched);
        }
      } else {
        drop("");
        if (seen.isFile() && filter.takes("")) {
          note("", seen, touched == null || touched.contains(root) || touched.contains(base));
        }
      }
    } catch (IOException e) {
      dropIfGone("", root, e);
      unsure = !files.isEmpty();
    }
  }

  /// Only what is known to be gone is dropped, as it is then removed from containers: a disk that
  /// does not answer, or a right that is lacking, says nothing of what is there.
  private void dropIfGone(String path, Path file, IOException problem) {
    if (problem instanceof NoSuchFileException || problem instanceof NotDirectoryException) {
      drop(path);
    } else {
      watching.cannotList(file, problem);
    }
  }

  /// Whatever comes to be at the path shows in the nearest folder above that is there.
  private void watchAbove(Path path) {
    for (var above = path.getParent(); above != null; above = above.getParent()) {
      if (Files.isDirectory(above)) {
        watching.watch(above);
        return;
      }
    }
  }

  private void enter(String path, Object key, @Nullable Set<Path> touched) {
    entered.put(path, key);
    list(path, touched);
  }

  private void list(String path, @Nullable Set<Path> touched) {
    var folder = path.isEmpty() ? base : base.resolve(path);
    watching.watch(folder);
    List<Path> children;
    try (var listed = Files.list(folder)) {
      children = listed.toList();
    } catch (NoSuchFileException | NotDirectoryException _) {
      dropBelow(path, Set.of());
      entered.remove(path);
      return;
    } catch (IOException | UncheckedIOException e) {
      watching.cannotList(folder, e instanceof IOException io ? io : new IOException(e));
      return;
    }
    var names = new HashMap<String, Path>();
    for (var child : children) {
      var name = String.valueOf(child.getFileName());
      names.put(path.isEmpty() ? name : path + "/" + name, child);
    }
    dropBelow(path, names.keySet());
    names.forEach((name, child) -> lookAtChild(name, child, touched));
  }

  private void lookAtChild(String path, Path file, @Nullable Set<Path> touched) {
    Seen seen;
    try {
      seen = read(file);
    } catch (IOException e) {
      dropIfGone(path, file, e); // most often gone since it was listed
      return;
    }
    if (seen.isFolder()) {
      if (filter.takes(path)) {
        files.put(path, FileFacts.folder(seen.mode()));
      } else {
        files.remove(path);
      }
      var known = entered.get(path);
      if (filter.enters(path) && !seen.key().equals(known)) {
        if (known != null) {
          dropBelow(path, Set.of());
        }
        enter(path, seen.key(), touched);
      }
      return;
    }
    dropBelow(path, Set.of());
    entered.remove(path);
    if (seen.isFile() && filter.takes(path)) {
      note(path, seen, touched == null || touched.contains(file));
    } else {
      files.remove(path);
    }
  }

  private void note(String path, Seen seen, boolean touched) {
    var before = files.get(path);
    long version = before == null ? 0 : before.version();
    var now = seen.facts().withVersion(version);
    if (now.equals(before) && touched && recent.contains(path)) {
      now = now.withVersion(version + 1);
    }
    files.put(path, now);
    if (seen.modified().plus(TICK).isAfter(Instant.now())) {
      recent.add(path);
    } else {
      recent.remove(path);
    }
  }

  private void drop(String path) {
    files.remove(path);
    entered.remove(path);
    dropBelow(path, Set.of());
  }

  /// Forgets what is below a folder, apart from these of its children.
  private void dropBelow(String path, Set<String> children) {
    dropBelow(files, path, children);
    dropBelow(entered, path, children);
  }

  private static void dropBelow(NavigableMap<String, ?> known, String path, Set<String> children) {
    var below = path.isEmpty() ? known : known.subMap(path + "/", path + "0");
    int start = path.isEmpty() ? 0 : path.length() + 1;
    below.keySet().removeIf(each -> !each.isEmpty() && !children.contains(child(each, start)));
  }

  private static String child(String path, int start) {
    int end = path.indexOf('/', start);
    return end < 0 ? path : path.substring(0, end);
  }

  private static String slashed(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  private static Seen read(Path file) throws IOException {
    Map<String, Object> found = Files.readAttributes(file, WANTED, LinkOption.NOFOLLOW_LINKS);
    boolean link = Boolean.TRUE.equals(found.get("isSymbolicLink"));
    return new Seen(
        Boolean.TRUE.equals(found.get("isDirectory")),
        Boolean.TRUE.equals(found.get("isRegularFile")),
        (int) Objects.requireNonNull(found.get("mode")) & 07777,
        (long) Objects.requireNonNull(found.get("size")),
        ((FileTime) Objects.requireNonNull(found.get("lastModifiedTime"))).toInstant(),
        link ? Files.readSymbolicLink(file).toString() : null,
        Objects.requireNonNullElse(found.get("fileKey"), ""));
  }

  /// What one look at a path shows.
  ///
  /// @param link what it points to; null unless it is a symbolic link
  /// @param key tells it from another one of the same name
  private record Seen(
      boolean isFolder,
      boolean isRegular,
      int mode,
      long size,
      Instant modified,
      @Nullable String link,
      Object key) {

    /// Whether it can be copied, other than pipes, sockets and the like.
    boolean isFile() {
      return isRegular || link != null;
    }

    FileFacts facts() {
      return link != null ? FileFacts.link(link) : FileFacts.file(mode, size, modified);
    }
  }
}
