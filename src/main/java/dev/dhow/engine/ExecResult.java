package dev.dhow.engine;

/// How a command in a container ended.
///
/// @param output both streams as text, cut at 64 KiB
public record ExecResult(int exitCode, String output) {}
