package dev.dhow.app;

import dev.dhow.model.ServiceName;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What `create` was asked for, flag by flag.
///
/// @param services as named; empty for all enabled ones
/// @param pull overrides the pull policies: `always`, `missing`, `never` or null
/// @param yes whether volumes whose configuration changed may lose their data
public record CreateOptions(
    Set<String> services,
    boolean build,
    boolean noBuild,
    boolean forceRecreate,
    boolean noRecreate,
    boolean removeOrphans,
    @Nullable String pull,
    boolean quietPull,
    SortedMap<ServiceName, Integer> scale,
    boolean yes,
    boolean dryRun) {}
