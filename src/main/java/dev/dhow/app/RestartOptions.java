package dev.dhow.app;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `restart` was asked for, flag by flag.
///
/// @param services as named; empty for all enabled ones
/// @param noDeps whether services that are to be restarted with a named one are left alone
/// @param timeout null for the containers' own grace period, negative for no limit
public record RestartOptions(
    Set<String> services, boolean noDeps, @Nullable Duration timeout, boolean dryRun) {}
