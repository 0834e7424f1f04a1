package dev.dhow.app;

/// How lines of output are shown.
///
/// @param colors whether prefixes are coloured where control sequences may be written
/// @param prefix whether lines are led by the container's name
/// @param timestamps whether lines are led by the engine's time
public record LogStyle(boolean colors, boolean prefix, boolean timestamps) {}
