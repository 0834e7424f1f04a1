package dev.dhow.engine.docker.build;

import dev.dhow.spec.IgnoreRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A folder as an engine gets it to build from: a tar archive, and the name of the Dockerfile in
/// it. The Dockerfile is always in it, under a name of ours when it comes from elsewhere. The
/// classic builder hides it from the build's steps as `.dockerignore` says; BuildKit cannot when it
/// gets an archive, so there a step that copies everything copies it too.
///
/// @param dockerfile the name within the archive
public record BuildContext(String dockerfile, InputStream archive) {
  private static final String ADDED = ".dockerfile.dhow";
  private static final String IGNORE_FILE = ".dockerignore";

  /// Lists the files of a context; they are read while the archive is.
  ///
  /// @param dockerfile relative to the folder, or absolute; null for `Dockerfile`
  /// @param inline the text of a Dockerfile, instead of one on disk
  /// @param hidden whether the engine reads `.dockerignore` to hide what it alone needs
  public static BuildContext of(
      Path folder, @Nullable String dockerfile, @Nullable String inline, boolean hidden)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString(), null, "there is no such folder");
    }
    var file = folder.resolve(dockerfile == null ? "Dockerfile" : dockerfile).normalize();
    if (inline == null && !Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString(), null, "there is no such Dockerfile");
    }
    boolean inside = inline == null && file.startsWith(folder.normalize());
    var name = inside ? slashed(folder.normalize().relativize(file)) : ADDED;
    var ignoreText = ignoreText(folder, file, inline);
    var entries = new ArrayList<TarEntry>();
    var kept = hidden ? Set.of(name, IGNORE_FILE) : Set.of(name);
    new Walk(rules(ignoreText), kept, entries).add(folder, "");
    if (!inside && hidden) {
      entries.removeIf(entry -> entry.name().equals(IGNORE_FILE));
      entries.add(
          TarEntry.text(IGNORE_FILE, ignoreText + "\n" + ADDED + "\n" + IGNORE_FILE + "\n"));
    }
    if (!inside) {
      entries.add(TarEntry.text(ADDED, inline == null ? Files.readString(file) : inline));
    }
    return new BuildContext(name, TarEntry.archive(entries));
  }

  /// `NAME.dockerignore` beside a Dockerfile goes before `.dockerignore`.
  private static String ignoreText(Path folder, Path file, @Nullable String inline)
      throws IOException {
    var own = file.resolveSibling(file.getFileName() + IGNORE_FILE);
    if (inline == null && Files.isRegularFile(own)) {
      return Files.readString(own);
    }
    var shared = folder.resolve(IGNORE_FILE);
    return Files.isRegularFile(shared) ? Files.readString(shared) : "";
  }

  private static IgnoreRules rules(String text) throws IOException {
    try {
      return IgnoreRules.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IOException(".dockerignore: " + e.getMessage(), e);
    }
  }

  private static String slashed(Path path) {
    var names = new ArrayList<String>();
    path.forEach(name -> names.add(name.toString()));
    return String.join("/", names);
  }

  /// Collects what is not ignored, in order of names, so that the same folder gives the same bytes.
  ///
  /// @param kept files that the engine needs whatever the rules say
  private record Walk(IgnoreRules rules, Set<String> kept, List<TarEntry> entries) {

    void add(Path folder, String prefix) throws IOException {
      List<Path> children;
      try (var listed = Files.list(folder)) {
        children = listed.sorted().toList();
      }
      for (var child : children) {
        addChild(child, prefix + child.getFileName());
      }
    }

    private void addChild(Path child, String name) throws IOException {
      var attributes =
          Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      boolean ignored = rules.ignores(name) && !kept.contains(name);
      long modified = attributes.lastModifiedTime().toInstant().getEpochSecond();
      if (attributes.isDirectory()) {
        if (!ignored) {
          entries.add(TarEntry.folder(name, mode(child, 0755), modified));
        }
        if (!ignored || rules.mayKeepBelow(name) || keepsBelow(name)) {
          add(child, name + "/");
        }
      } else if (!ignored && attributes.isSymbolicLink()) {
        entries.add(TarEntry.link(name, Files.readSymbolicLink(child).toString(), modified));
      } else if (!ignored && attributes.isRegularFile()) {
        entries.add(TarEntry.file(name, mode(child, 0644), attributes.size(), modified, child));
      }
    }

    private boolean keepsBelow(String folder) {
      return kept.stream().anyMatch(name -> name.startsWith(folder + "/"));
    }

    private static int mode(Path file, int fallback) throws IOException {
      if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
        return fallback;
      }
      return Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS)
              instanceof Integer mode
          ? mode & 07777
          : fallback;
    }
  }
}
