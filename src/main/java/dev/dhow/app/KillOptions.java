package dev.dhow.app;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `kill` was asked for, flag by flag.
///
/// @param services as named; empty for all enabled ones
/// @param signal such as `SIGKILL`
/// @param removeOrphans null when the flag was not given
public record KillOptions(
    Set<String> services, String signal, @Nullable Boolean removeOrphans, boolean dryRun) {}
