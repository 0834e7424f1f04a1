package dev.dhow.app;

import java.util.ArrayDeque;

/// One end of a copy: a path, taken apart by the rules of `docker cp`. A slash or `/.` at its end
/// means the folder itself and not what has its name.
///
/// @param path absolute, or relative inside a container
/// @param exists whether there is something
/// @param folder whether that is a folder
record CopyEnd(String path, boolean exists, boolean folder) {

  /// The folder that holds it; the path without `/.` for what is in a folder.
  String parent() {
    var clean = clean(path);
    if (namesContent()) {
      return clean;
    }
    int slash = clean.lastIndexOf('/');
    return slash < 0 ? "." : slash == 0 ? "/" : clean.substring(0, slash);
  }

  /// Its last part; `.` for what is in a folder.
  String name() {
    if (namesContent()) {
      return ".";
    }
    var clean = clean(path);
    return clean.equals("/") ? "/" : clean.substring(clean.lastIndexOf('/') + 1);
  }

  /// Whether it must be a folder, as it is written.
  boolean mustBeFolder() {
    return path.endsWith("/") || namesContent();
  }

  private boolean namesContent() {
    return path.equals(".") || path.endsWith("/.");
  }

  /// The shortest path of the same meaning.
  static String clean(String path) {
    boolean rooted = path.startsWith("/");
    var parts = new ArrayDeque<String>();
    for (var part : path.split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
        parts.removeLast();
      } else if (part.equals("..") && !rooted) {
        parts.addLast(part);
      } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
        parts.addLast(part);
      }
    }
    var joined = String.join("/", parts);
    return rooted ? "/" + joined : joined.isEmpty() ? "." : joined;
  }

  /// What a link at a path points to.
  static String followed(String path, String link) {
    if (link.startsWith("/")) {
      return clean(link);
    }
    return clean(new CopyEnd(path, true, false).parent() + "/" + link);
  }
}
