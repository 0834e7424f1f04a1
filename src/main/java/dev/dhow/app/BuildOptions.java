package dev.dhow.app;

import java.util.Set;
import java.util.SortedMap;

/// What `build` was asked for, flag by flag.
///
/// @param services as named; empty for all with a build section
/// @param args override those of the files
public record BuildOptions(
    Set<String> services,
    boolean withDependencies,
    boolean noCache,
    boolean pull,
    SortedMap<String, String> args,
    boolean quiet,
    boolean dryRun) {}
