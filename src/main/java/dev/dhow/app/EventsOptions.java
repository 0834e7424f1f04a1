package dev.dhow.app;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `events` was asked for, flag by flag.
///
/// @param services as named; empty for all
/// @param since as written; null for from now on
/// @param until as written; null for without end
public record EventsOptions(
    Set<String> services, boolean json, @Nullable String since, @Nullable String until) {}
