package dev.dhow.app;

import java.util.Set;

/// What `push` was asked for, flag by flag.
///
/// @param services as named; empty for all
/// @param includeDeps whether the images of dependencies are pushed too
public record PushOptions(
    Set<String> services,
    boolean includeDeps,
    boolean ignoreFailures,
    boolean quiet,
    boolean dryRun) {}
