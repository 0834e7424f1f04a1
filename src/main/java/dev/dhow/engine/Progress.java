package dev.dhow.engine;

/// How far a pull or a build has come.
public sealed interface Progress {

  /// A layer of an image.
  ///
  /// @param status the engine's word, such as `Downloading`
  /// @param current bytes
  /// @param total bytes; 0 when unknown
  record Layer(String id, String status, long current, long total) implements Progress {}

  /// A line of a build's output, without its line break.
  record Line(String text) implements Progress {}
}
