package dev.dhow.load;

import dev.dhow.load.canonical.Replaced;
import dev.dhow.load.merge.MergeListener;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/// Takes what is only of interest to those who want to know where a project's values come from.
///
/// @param displaced is told what loses to what when documents are merged
/// @param replaced the same for ports and mounts
/// @param scopes is told which files are read in which scope
record Traces(MergeListener displaced, Replaced replaced, BiConsumer<Path, Scope> scopes) {

  /// For when nobody wants to know.
  static final Traces NONE = new Traces(MergeListener.NONE, Replaced.NONE, (_, _) -> {});
}
