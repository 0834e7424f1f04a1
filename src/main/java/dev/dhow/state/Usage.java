package dev.dhow.state;

/// What a container uses of its machine, all zero when it does not run.
///
/// @param cpuPercent of one processor, so that it may be above 100
/// @param memory in bytes, caches that can be given back not counted
/// @param memoryLimit in bytes; 0 when it does not run
/// @param received from networks, in bytes
/// @param sent to networks, in bytes
/// @param read from disks, in bytes
/// @param written to disks, in bytes
/// @param processes with their threads
public record Usage(
    double cpuPercent,
    long memory,
    long memoryLimit,
    long received,
    long sent,
    long read,
    long written,
    long processes) {}
