package dev.dhow.load.canonical;

/// How far documents are brought into canonical form. Projects need all of it; `config` can be
/// asked to show a document before some of it was done.
///
/// @param typed whether texts that only decoding needs in another form get it: commands are split
///   into words, lists of `KEY=value` become mappings
/// @param normalized whether what the files leave out is filled in
/// @param absolutePaths whether relative paths are resolved
/// @param contexts whether builds that name no folder are in that of the project; those of a
///   service that another file extends are in the extending project's
public record Extent(boolean typed, boolean normalized, boolean absolutePaths, boolean contexts) {

  /// Everything that projects need.
  public static final Extent WHOLE = new Extent(true, true, true, true);

  /// The same, but not typed.
  public Extent untyped() {
    return new Extent(false, normalized, absolutePaths, contexts);
  }
}
