package dev.dhow.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which part of a container's output is asked for. Lines always come with their timestamps.
///
/// @param follow whether the stream stays open for what is to come
/// @param since null for the beginning; inclusive
/// @param until null for the end
/// @param tail how many of the last lines; null for all
public record LogRequest(
    boolean follow, @Nullable Instant since, @Nullable Instant until, @Nullable Integer tail) {}
