package dev.dhow.load.canonical;

import java.util.regex.Pattern;

/// Paths of Windows, which a project on another system may hold for its engine's host.
final class WindowsPath {
  private static final Pattern ABSOLUTE =
      Pattern.compile("[^/\\\\]:[/\\\\].*|\\\\[/\\\\].*", Pattern.DOTALL);

  private WindowsPath() {}

  /// A drive and a path from its root, or a share such as `\\\\server\\folder`.
  static boolean isAbsolute(String path) {
    return ABSOLUTE.matcher(path).matches();
  }
}
