package dev.dhow.watch;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// How a tree became another one. What is removed goes first: a path may be in both when it became
/// something else.
///
/// @param written files, folders and links that are new or different, folders before what is in
///   them
/// @param removed with everything below
public record Changes(SortedSet<String> written, SortedSet<String> removed) {
  public static final Changes NONE =
      new Changes(Collections.emptySortedSet(), Collections.emptySortedSet());

  public Changes {
    written = Collections.unmodifiableSortedSet(new TreeSet<>(written));
    removed = Collections.unmodifiableSortedSet(new TreeSet<>(removed));
  }

  public boolean isEmpty() {
    return written.isEmpty() && removed.isEmpty();
  }

  /// One of the paths, to tell why something is done.
  String example() {
    return written.isEmpty() ? removed.first() : written.first();
  }
}
