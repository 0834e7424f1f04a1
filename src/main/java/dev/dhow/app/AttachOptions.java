package dev.dhow.app;

import org.jspecify.annotations.Nullable;

/// What `attach` was asked for, flag by flag.
///
/// @param index of the service's container; not positive for any
/// @param detachKeys null for the usual ones
/// @param input whether the process gets standard input
/// @param signals whether signals go to the process
public record AttachOptions(
    String service,
    int index,
    @Nullable String detachKeys,
    boolean input,
    boolean signals,
    boolean dryRun) {}
