package dev.dhow.it.harness;

import java.nio.file.Files;
import java.nio.file.Path;

/// The packaged dhow: the one that `mvn package` made, or another named by `-Ddhow.binary=…`.
public final class Dhow {

  private Dhow() {}

  public static String binary() {
    var binary =
        Path.of(System.getProperty("dhow.binary", "target/dist/dhow/bin/dhow")).toAbsolutePath();
    if (!Files.isExecutable(binary)) {
      throw new AssertionError("there is no dhow at " + binary + ": run mvn package first");
    }
    return binary.toString();
  }
}
