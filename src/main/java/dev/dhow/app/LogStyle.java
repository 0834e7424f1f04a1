package dev.dhow.app;

/// How lines of output are shown.
///
/// @param colors whether prefixes are coloured where control sequences may be written
/// @param prefix whether lines are led by the container's name
/// @param timestamps whether lines are led by the engine's time
/// @param json whether each line is a JSON object, which the rest has no say in
public record LogStyle(boolean colors, boolean prefix, boolean timestamps, boolean json) {

  /// Text for people.
  public LogStyle(boolean colors, boolean prefix, boolean timestamps) {
    this(colors, prefix, timestamps, false);
  }

  /// The same as JSON.
  public LogStyle asJson() {
    return new LogStyle(colors, prefix, timestamps, true);
  }
}
