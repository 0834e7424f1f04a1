package dev.dhow.logs;

import java.time.Instant;

/// The timestamp that leads each line, such as `2026-01-02T03:04:05.123456789Z` and a space.
///
/// @param length how many bytes it takes, the space included
record LineStamp(Instant at, int length) {}
