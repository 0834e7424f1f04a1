package dev.dhow.cli;

/// Which dhow this is.
final class Version {

  private Version() {}

  /// From the jar's manifest, which the build writes; `unpackaged` for classes run from a folder.
  static String number() {
    var version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
