package dev.dhow.it.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The machine that the tests run on.
public final class Machine {
  /// Where a test is to be left out for want of [root's rights][#isWithoutRoot].
  public static final String WITHOUT_ROOT = "dev.dhow.it.harness.Machine#isWithoutRoot";

  private Machine() {}

  /// Whether the tests run as an ordinary user.
  public static boolean isWithoutRoot() throws IOException {
    return !Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }
}
