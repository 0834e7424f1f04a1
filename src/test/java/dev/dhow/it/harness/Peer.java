package dev.dhow.it.harness;

import java.nio.file.Path;
import java.util.List;

/// docker compose 2.40.3, for side-by-side checks: `DHOW_PEER` names it, else `dev/peer` fetches
/// it.
public final class Peer {

  private Peer() {}

  public static String binary() {
    return Found.PATH;
  }

  /// Looks once, when it is first needed.
  private static final class Found {
    static final String PATH = find();

    private static String find() {
      var named = System.getenv("DHOW_PEER");
      if (named != null && !named.isEmpty()) {
        return named;
      }
      var fetched = Command.of(Path.of(""), List.of("dev/peer")).succeeds();
      return fetched.stdout().strip();
    }
  }
}
