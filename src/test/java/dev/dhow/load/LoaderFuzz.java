package dev.dhow.load;

import java.nio.charset.StandardCharsets;

/// The target of `dev/fuzz`: Jazzer calls it with whatever reaches more of the loader.
public final class LoaderFuzz {

  private LoaderFuzz() {}

  /// Found by its name.
  public static void fuzzerTestOneInput(byte[] input) {
    LoadedTwice.check(new String(input, StandardCharsets.UTF_8));
  }
}
