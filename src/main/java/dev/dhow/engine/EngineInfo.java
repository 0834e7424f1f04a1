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
  /// Since API 1.44.
  private static final int UNIQUE_NETWORKS = 44;

  public EngineInfo {
    runtimes = List.copyOf(runtimes);
  }

  /// Whether it never makes two networks of one name, not even for two who ask at once.
  public boolean makesNoTwins() {
    var dot = apiVersion.indexOf('.');
    var major = Integer.parseInt(apiVersion.substring(0, dot));
    var minor = Integer.parseInt(apiVersion.substring(dot + 1));
    return major > 1 || (major == 1 && minor >= UNIQUE_NETWORKS);
  }
}
