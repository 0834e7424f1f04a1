package dev.dhow.event;

/// How far a step has come.
public sealed interface StepProgress {

  /// A layer of an image that is pulled.
  ///
  /// @param status the engine's word, such as `Downloading`
  /// @param current bytes
  /// @param total bytes; 0 when unknown
  record Layer(String id, String status, long current, long total) implements StepProgress {}

  /// A line of a build's output, without its line break.
  record Line(String text) implements StepProgress {}

  /// A line that a hook writes, without its line break.
  record Said(String text) implements StepProgress {}

  /// Something that should be known although the step succeeds.
  ///
  /// @param hint what to do about it
  record Warning(String text, String hint) implements StepProgress {}

  /// What a wait is waiting for, such as the last probe's result.
  record Waiting(String text) implements StepProgress {}
}
