package dev.dhow.it.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Programs that `dev/test` fetches for tests and names in variables; without one, the script that
/// fetches it is run.
public final class Fetched {

  private Fetched() {}

  /// The buildx plugin of docker.
  public static Path buildx() {
    return find("DHOW_BUILDX", "dev/buildx");
  }

  /// A registry for images.
  public static Path registry() {
    return find("DHOW_REGISTRY", "dev/registry");
  }

  /// The folder with what an engine is made of.
  public static Path engine() {
    return find("DHOW_ENGINE_PROGRAMS", "dev/engine", "programs");
  }

  private static Path find(String variable, String... script) {
    var named = System.getenv(variable);
    if (named != null && !named.isEmpty()) {
      return Path.of(named);
    }
    var line = new ArrayList<>(List.of(script));
    line.set(0, Path.of(script[0]).toAbsolutePath().toString());
    var fetched = Command.of(Path.of("").toAbsolutePath(), line).succeeds();
    return Path.of(fetched.stdout().strip());
  }
}
