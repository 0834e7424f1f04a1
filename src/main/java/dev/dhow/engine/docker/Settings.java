package dev.dhow.engine.docker;

import dev.dhow.engine.docker.json.Json;
import dev.dhow.state.ContainerSettings;
import dev.dhow.state.PortBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What containers are made with, as the engine inspects containers and images.
final class Settings {

  private static final String CONTAINER = "container:";

  private Settings() {}

  /// @param config of a container or an image
  /// @param host of a container; nothing for an image
  /// @param network of a container; nothing for an image
  static ContainerSettings of(Json config, Json host, Json network) {
    var check = config.at("Healthcheck");
    return new ContainerSettings(
        config.text("Image"),
        texts(config, "Cmd"),
        texts(config, "Entrypoint"),
        variables(config.texts("Env")),
        config.textFields("Labels"),
        config.text("WorkingDir"),
        config.text("User"),
        config.text("Hostname"),
        host.flag("Init"),
        config.text("StopSignal"),
        texts(check, "Test"),
        timing(check),
        restart(host.at("RestartPolicy")),
        shares(host),
        ports(host),
        FurtherSettings.of(config, host, network));
  }

  /// Empty ones included.
  private static List<String> texts(Json object, String name) {
    return object.items(name).stream()
        .map(item -> item.value() instanceof String text ? text : "")
        .toList();
  }

  private static SortedMap<String, String> variables(List<String> lines) {
    var variables = new TreeMap<String, String>();
    for (var line : lines) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        variables.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return variables;
  }

  private static SortedMap<String, Long> timing(Json check) {
    var timing = new TreeMap<String, Long>();
    timing.put("interval", check.number("Interval"));
    timing.put("timeout", check.number("Timeout"));
    timing.put("start_period", check.number("StartPeriod"));
    timing.put("start_interval", check.number("StartInterval"));
    timing.put("retries", check.number("Retries"));
    timing.values().removeIf(value -> value == 0);
    return timing;
  }

  private static String restart(Json policy) {
    long retries = policy.number("MaximumRetryCount");
    var name = policy.text("Name");
    return retries == 0 ? name : name + ":" + retries;
  }

  private static List<String> shares(Json host) {
    var shares = new ArrayList<String>();
    for (var mode : List.of("NetworkMode", "IpcMode", "PidMode")) {
      if (host.text(mode).startsWith(CONTAINER)) {
        shares.add(host.text(mode).substring(CONTAINER.length()));
      }
    }
    host.texts("VolumesFrom").forEach(each -> shares.add(each.split(":", 2)[0]));
    return shares;
  }

  private static List<PortBinding> ports(Json host) {
    var ports = new ArrayList<PortBinding>();
    host.fields("PortBindings")
        .forEach((port, bindings) ->
            bindings
                .items()
                .forEach(each ->
                    ports.add(new PortBinding(each.text("HostIp"), each.text("HostPort"), port))));
    return ports;
  }
}
