package dev.dhow.engine.docker.endpoint;

import dev.dhow.engine.docker.json.Json;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The proxies of the Docker configuration, as arguments that builds get unless they set them.
public final class ProxyArguments {
  private static final Map<String, String> VARIABLES =
      Map.of(
          "httpProxy", "HTTP_PROXY",
          "httpsProxy", "HTTPS_PROXY",
          "noProxy", "NO_PROXY",
          "ftpProxy", "FTP_PROXY",
          "allProxy", "ALL_PROXY");

  private ProxyArguments() {}

  /// Those for an engine, else the default ones; every variable in upper and in lower case.
  ///
  /// @param config of the Docker folder
  /// @param engine its address
  public static SortedMap<String, String> of(Json config, String engine) {
    var proxies = config.at("proxies");
    var own = proxies.at(engine);
    var chosen = own.isPresent() ? own : proxies.at("default");
    var arguments = new TreeMap<String, String>();
    VARIABLES.forEach((field, variable) -> {
      var value = chosen.text(field);
      if (!value.isEmpty()) {
        arguments.put(variable, value);
        arguments.put(variable.toLowerCase(Locale.ROOT), value);
      }
    });
    return arguments;
  }
}
