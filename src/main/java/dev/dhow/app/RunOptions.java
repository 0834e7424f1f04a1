package dev.dhow.app;

/// How plans are run and shown.
///
/// @param verb what is going on, such as `up`
/// @param dryRun show them only
/// @param quietPull do not show the progress of layers
/// @param quietBuild do not show build output, unless the build fails
/// @param engineHealthOnly wait for the engine's verdict on health only
/// @param tolerant whether failures are no more than warnings
record RunOptions(
    String verb,
    boolean dryRun,
    boolean quietPull,
    boolean quietBuild,
    boolean engineHealthOnly,
    boolean tolerant) {

  static RunOptions of(String verb, boolean dryRun) {
    return new RunOptions(verb, dryRun, false, false, false, false);
  }

  static RunOptions up(String verb, UpOptions options) {
    return new RunOptions(
        verb,
        options.dryRun(),
        options.quietPull(),
        options.quietBuild(),
        options.engineHealthOnly(),
        false);
  }
}
