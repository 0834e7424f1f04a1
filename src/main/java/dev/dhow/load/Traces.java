package dev.dhow.load;

import dev.dhow.load.canonical.Replaced;
import dev.dhow.load.merge.MergeListener;
import dev.dhow.source.SourceFile;
import dev.dhow.yaml.YamlMapping;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Takes what is only of interest to those who want to know where a project's values come from.
///
/// @param displaced is told what loses to what when documents are merged
/// @param replaced the same for ports and mounts
/// @param scopes is told which files are read in which scope
/// @param written is told each document of all files, as it was written
record Traces(
    MergeListener displaced,
    Replaced replaced,
    BiConsumer<SourceFile, Scope> scopes,
    Consumer<YamlMapping> written) {

  /// For when nobody wants to know.
  static final Traces NONE = new Traces(MergeListener.NONE, Replaced.NONE, (_, _) -> {}, _ -> {});

  /// The same for somebody who wants to know what was written.
  Traces keeping(Consumer<YamlMapping> documents) {
    return new Traces(displaced, replaced, scopes, documents);
  }
}
