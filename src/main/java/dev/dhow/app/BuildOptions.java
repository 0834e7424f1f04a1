package dev.dhow.app;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What `build` was asked for, flag by flag.
///
/// @param services as named; empty for all with a build section
/// @param check whether to look for mistakes only
/// @param print whether to print the builds as a file for bake, and do nothing
/// @param args `NAME=VALUE`, or `NAME` for the variable's value; they override those of the files
/// @param ssh by id: the socket or key to hand on, empty for the agent
/// @param builder of buildx; null for the current one
/// @param memory bytes that steps may use; 0 for no limit
/// @param provenance null when the flag was not given
/// @param sbom null when the flag was not given
public record BuildOptions(
    Set<String> services,
    boolean check,
    boolean print,
    boolean withDependencies,
    boolean noCache,
    boolean pull,
    boolean push,
    List<String> args,
    SortedMap<String, String> ssh,
    @Nullable String builder,
    long memory,
    @Nullable String provenance,
    @Nullable String sbom,
    boolean quiet,
    boolean dryRun) {}
