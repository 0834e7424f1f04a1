package dev.dhow.app;

import java.util.Set;

/// What `rm` was asked for, flag by flag.
///
/// @param services as named; empty for all enabled ones
/// @param force whether nobody is asked
/// @param stop whether running containers go, too
/// @param volumes whether anonymous volumes go with their containers
public record RmOptions(
    Set<String> services, boolean force, boolean stop, boolean volumes, boolean dryRun) {}
