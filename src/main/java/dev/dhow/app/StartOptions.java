package dev.dhow.app;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `start` was asked for, flag by flag.
///
/// @param services as named; empty for all enabled ones
/// @param waitTimeout null for no limit
public record StartOptions(
    Set<String> services, boolean awaitReady, @Nullable Duration waitTimeout, boolean dryRun) {}
