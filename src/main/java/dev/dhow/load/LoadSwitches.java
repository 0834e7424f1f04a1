package dev.dhow.load;

import dev.dhow.load.canonical.Extent;

/// What of loading is wanted; `config` can be asked to leave some of it out.
///
/// @param normalize whether what the files leave out is filled in
/// @param resolvePaths whether relative paths are made absolute
/// @param check whether the parts of the project have to agree with each other
/// @param readEnvFiles whether the environments of services take in their env files
/// @param interpolate whether variables are replaced
public record LoadSwitches(
    boolean normalize,
    boolean resolvePaths,
    boolean check,
    boolean readEnvFiles,
    boolean interpolate) {

  /// Everything, as all other commands need it.
  public static final LoadSwitches ALL = new LoadSwitches(true, true, true, true, true);

  /// The same, with the env files of services left alone.
  public LoadSwitches withoutEnvFiles() {
    return new LoadSwitches(normalize, resolvePaths, check, false, interpolate);
  }

  /// The same, with nothing filled in that the files leave out.
  public LoadSwitches withoutNormalizing() {
    return new LoadSwitches(false, resolvePaths, check, readEnvFiles, interpolate);
  }

  Extent extent() {
    return new Extent(true, normalize, resolvePaths, true);
  }
}
