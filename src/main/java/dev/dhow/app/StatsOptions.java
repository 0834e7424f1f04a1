package dev.dhow.app;

import java.util.Set;

/// What `stats` was asked for, flag by flag.
///
/// @param services as named; empty for all
/// @param all whether containers that do not run are listed, too
/// @param stream whether it goes on until it is ended
/// @param format `table`, `table TEMPLATE`, `json` or a template
public record StatsOptions(
    Set<String> services, boolean all, boolean stream, boolean noTrunc, String format) {}
