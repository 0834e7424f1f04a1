/// Puts documents on top of each other: override files on the files before, and services on those
/// they extend. Start with [Merger]; what is special about a field is a line in [MergeRules].
@NullMarked
package dev.dhow.load.merge;

import org.jspecify.annotations.NullMarked;
