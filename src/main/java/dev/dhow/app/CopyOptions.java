package dev.dhow.app;

import java.nio.file.Path;

/// What `cp` was asked for, flag by flag.
///
/// @param from `SERVICE:PATH`, a path, or `-` for an archive on standard input
/// @param to the same; `-` for an archive on standard output
/// @param folder what paths of this machine are relative to
/// @param index of the service's container; not positive for all, or the first to copy from
/// @param all whether containers of `run` count, too
/// @param owners whether what is copied into a container belongs to its user
/// @param followLinks whether of a symbolic link what it points to is copied
public record CopyOptions(
    String from,
    String to,
    Path folder,
    int index,
    boolean all,
    boolean owners,
    boolean followLinks,
    boolean dryRun) {}
