/// Many containers' output as one ordered stream, without loss or repetition over restarts and lost
/// connections. Start with [MergedLogs].
@NullMarked
package dev.dhow.logs;

import org.jspecify.annotations.NullMarked;
