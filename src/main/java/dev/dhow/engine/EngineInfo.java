package dev.dhow.engine;

import java.util.List;

/// Who answers.
///
/// @param id of the engine, stable over restarts
/// @param version such as `28.5.2`
/// @param apiVersion the negotiated one, such as `1.51`
/// @param cpus of the engine's machine
/// @param runtimes that run its containers, sorted
public record EngineInfo(
    String id, String version, String apiVersion, int cpus, List<String> runtimes) {
  private static final int UNIQUE_NETWORKS = 44;

  public EngineInfo {
    runtimes = List.copyOf(runtimes);
  }

  /// Whether it never makes two networks of one name, not even for two who ask at once.
  public boolean makesNoTwins() {
    var minor = apiVersion.substring(apiVersion.indexOf('.') + 1);
    return Integer.parseInt(minor) >= UNIQUE_NETWORKS;
  }
}
