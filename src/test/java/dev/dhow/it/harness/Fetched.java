package dev.dhow.it.harness;

import java.nio.file.Path;
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

  private static Path find(String variable, String script) {
    var named = System.getenv(variable);
    if (named != null && !named.isEmpty()) {
      return Path.of(named);
    }
    var fetched =
        Command.of(
                Path.of("").toAbsolutePath(), List.of(Path.of(script).toAbsolutePath().toString()))
            .succeeds();
    return Path.of(fetched.stdout().strip());
  }
}
