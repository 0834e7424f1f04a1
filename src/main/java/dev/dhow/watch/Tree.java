package dev.dhow.watch;

import dev.dhow.spec.FileFacts;
import dev.dhow.spec.FileFacts.Kind;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is at a watched path and below it, as far as the rule is about it.
///
/// @param files by the rest of the path, with forward slashes; empty for a watched file itself. A
///   folder that is watched is not in it.
public record Tree(SortedMap<String, FileFacts> files) {
  public static final Tree EMPTY = new Tree(Collections.emptySortedMap());

  public Tree {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /// What has to be done to this tree to make it another one.
  public Changes to(Tree other) {
    if (other.equals(this)) {
      return Changes.NONE;
    }
    var removed = removedFor(other);
    var written = new TreeSet<String>();
    other.files.forEach((path, facts) -> {
      if (!facts.equals(files.get(path))) {
        written.add(path);
      }
    });
    return new Changes(written, removed);
  }

  /// The topmost paths that are gone, or are something else now.
  private SortedSet<String> removedFor(Tree other) {
    var removed = new TreeSet<String>();
    files.forEach((path, facts) -> {
      var now = other.files.get(path);
      if ((now == null || now.kind() != facts.kind()) && !isBelow(path, removed)) {
        removed.add(path);
      }
    });
    return removed;
  }

  static boolean isBelow(String path, SortedSet<String> folders) {
    for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (folders.contains(path.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  /// This tree once these paths were written as they are in another one. What was below something
  /// that is no folder any more went with it.
  Tree written(Collection<String> paths, Tree from) {
    var result = new TreeMap<>(files);
    for (var path : paths) {
      var facts = from.files.get(path);
      if (facts != null) {
        if (facts.kind() != Kind.FOLDER) {
          result.subMap(path + "/", path + "0").clear(); // 0 comes after the slash
        }
        result.put(path, facts);
      }
    }
    return new Tree(result);
  }

  /// This tree once these paths were removed, with everything below.
  Tree without(Collection<String> paths) {
    var removed = new TreeSet<>(paths);
    var result = new TreeMap<>(files);
    result.keySet().removeIf(path -> removed.contains(path) || isBelow(path, removed));
    return new Tree(result);
  }

  /// Folders before what is in them.
  SortedSet<String> below(String folder) {
    return new TreeSet<>(files.subMap(folder + "/", folder + "0").keySet());
  }

  /// The first parts of its paths.
  SortedSet<String> top() {
    var names = new TreeSet<String>();
    for (var path : files.keySet()) {
      int end = path.indexOf('/');
      names.add(end < 0 ? path : path.substring(0, end));
    }
    return names;
  }
}
