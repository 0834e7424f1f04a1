package dev.dhow.cli;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;

/// Which dhow this is.
final class Version {

  private Version() {}

  /// Of the module that packaging makes, or from the manifest of the jar that it is made of;
  /// `unpackaged` for classes run from a folder.
  static String number() {
    return Optional.ofNullable(Version.class.getModule().getDescriptor())
        .flatMap(ModuleDescriptor::rawVersion)
        .or(() -> Optional.ofNullable(Version.class.getPackage().getImplementationVersion()))
        .orElse("unpackaged");
  }
}
