package dev.dhow.load;

import java.nio.charset.StandardCharsets;

/// The target of `dev/fuzz`: Jazzer calls it with whatever reaches more of the loader.
public final class LoaderFuzz {

  private LoaderFuzz() {}

  /// Found by its name, and called ahead. Most classes are instrumented when they are first used,
  /// which is not to count as the time of the first text.
  public static void fuzzerInitialize() {
    LoadedTwice.check("services: {a: {image: x}}");
    LoadedTwice.check("services: {a: {image: ${A:?}}");
  }

  /// Found by its name.
  public static void fuzzerTestOneInput(byte[] input) {
    LoadedTwice.check(new String(input, StandardCharsets.UTF_8));
  }
}
