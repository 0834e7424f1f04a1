package dev.dhow.app;

import java.util.Set;

/// What `watch` was asked for, flag by flag.
///
/// @param services as named; empty for all enabled ones
/// @param up whether services are built and started first
/// @param prune whether images that were replaced are removed
/// @param quiet whether a build's output is kept back unless it fails
public record WatchOptions(
    Set<String> services, boolean up, boolean prune, boolean quiet, boolean dryRun) {}
