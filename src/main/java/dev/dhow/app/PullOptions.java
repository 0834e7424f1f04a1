package dev.dhow.app;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `pull` was asked for, flag by flag.
///
/// @param services as named; empty for all
/// @param policy `missing`, `always` or null for the services' own
public record PullOptions(
    Set<String> services,
    boolean includeDeps,
    boolean ignoreBuildable,
    boolean ignoreFailures,
    @Nullable String policy,
    boolean quiet,
    boolean dryRun) {}
