package dev.dhow.app;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `logs` was asked for, flag by flag.
///
/// @param services as named; empty for all
/// @param index the number of one container; not positive for all
/// @param since as written; null for the beginning
/// @param until as written; null for the end
/// @param tail how many of the last lines; null for all
/// @param grep a regular expression that lines are to match somewhere, as written; null for all
/// @param mergeStreams whether containers' standard error goes to standard output, too
public record LogsOptions(
    Set<String> services,
    boolean follow,
    int index,
    @Nullable String since,
    @Nullable String until,
    @Nullable Integer tail,
    @Nullable String grep,
    boolean mergeStreams,
    LogStyle style) {}
