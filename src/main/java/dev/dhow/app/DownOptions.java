package dev.dhow.app;

import dev.dhow.plan.DownRequest;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `down` was asked for, flag by flag.
///
/// @param services as named; empty for the whole project
/// @param removeOrphans null when the flag was not given
/// @param timeout for stopping containers; null for their own grace period, negative for no limit
public record DownOptions(
    Set<String> services,
    @Nullable Boolean removeOrphans,
    boolean volumes,
    DownRequest.Images images,
    @Nullable Duration timeout,
    boolean dryRun) {}
