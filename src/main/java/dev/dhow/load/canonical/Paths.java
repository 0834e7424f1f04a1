package dev.dhow.load.canonical;

import dev.dhow.yaml.YamlNode;
import java.util.ArrayDeque;
import java.util.List;

/// Makes the paths of a file absolute.
final class Paths {
  private static final List<String> REMOTE =
      List.of("https://", "http://", "git://", "ssh://", "github.com/", "git@");

  private final Surroundings surroundings;

  Paths(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  YamlNode absolute(YamlNode node) {
    return Nodes.isText(node) ? Nodes.text(absolute(Nodes.textOf(node)), node.span()) : node;
  }

  /// A path of this machine: `~` is the home folder, the rest is relative to the project's folder.
  String absolute(String path) {
    if (!surroundings.extent().absolutePaths()) {
      return path;
    }
    var home = surroundings.home();
    if (home != null && path.startsWith("~")) {
      return clean(home + "/" + path.substring(1));
    }
    return path.isEmpty() || path.startsWith("/") ? path : inDirectory(path);
  }

  /// Like [#absolute], for what the engine's host has: paths of Windows are kept.
  YamlNode ofHost(YamlNode node) {
    return Nodes.isText(node) ? Nodes.text(ofHost(Nodes.textOf(node)), node.span()) : node;
  }

  String ofHost(String path) {
    if (path.isEmpty() && surroundings.extent().absolutePaths()) {
      return surroundings.directory().toString();
    }
    return WindowsPath.isAbsolute(path) ? path : absolute(path);
  }

  private String inDirectory(String path) {
    return clean(surroundings.directory() + "/" + path);
  }

  /// A build context may also be a repository or another URL, which is kept.
  YamlNode context(YamlNode node) {
    var text = Nodes.textOf(node);
    boolean elsewhere = text.contains("://") || REMOTE.stream().anyMatch(text::startsWith);
    return elsewhere ? node : absolute(node);
  }

  /// The shortest path of the same meaning, as docker compose cleans paths inside containers.
  static String clean(String path) {
    if (path.isEmpty()) {
      return path;
    }
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
    if (rooted) {
      return "/" + joined;
    }
    return joined.isEmpty() ? "." : joined;
  }
}
