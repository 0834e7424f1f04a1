package dev.dhow.app;

/// How plans are run and shown.
///
/// @param dryRun show them only
/// @param quietPull do not show the progress of layers
/// @param quietBuild do not show build output, unless the build fails
/// @param engineHealthOnly wait for the engine's verdict on health only
record RunOptions(boolean dryRun, boolean quietPull, boolean quietBuild, boolean engineHealthOnly) {

  static RunOptions forPlanOnly(boolean dryRun) {
    return new RunOptions(dryRun, false, false, false);
  }

  static RunOptions of(UpOptions options) {
    return new RunOptions(
        options.dryRun(), options.quietPull(), options.quietBuild(), options.engineHealthOnly());
  }
}
