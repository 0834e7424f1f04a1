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
  /// Engine 25.
  private static final int CAREFUL_WITH_NETWORKS = 44;

  public EngineInfo {
    runtimes = List.copyOf(runtimes);
  }

  /// Whether it never makes two networks of one name, not even for two who ask at once.
  public boolean makesNoTwins() {
    return isCarefulWithNetworks();
  }

  /// Whether it refuses addresses of a network that do not belong together. Engines before took a
  /// subnet that does not begin where it should for the one that does.
  public boolean checksAddresses() {
    return isCarefulWithNetworks();
  }

  private boolean isCarefulWithNetworks() {
    var dot = apiVersion.indexOf('.');
    var major = Integer.parseInt(apiVersion.substring(0, dot));
    var minor = Integer.parseInt(apiVersion.substring(dot + 1));
    return major > 1 || (major == 1 && minor >= CAREFUL_WITH_NETWORKS);
  }
}
