package dev.dhow.engine.docker;

import dev.dhow.engine.docker.json.Json;
import dev.dhow.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What containers are made with beside what [Settings] compares, by the names and in the form that
/// the Compose language has for it; null for what is as it is by default.
final class FurtherSettings {
  private static final double NANOS = 1e9;

  private final SortedMap<String, Value> found = new TreeMap<>();
  private final Json config;
  private final Json host;

  private FurtherSettings(Json config, Json host) {
    this.config = config;
    this.host = host;
  }

  /// @param config of a container
  /// @param host of the same container
  /// @param network of the same container
  static SortedMap<String, Value> of(Json config, Json host, Json network) {
    var settings = new FurtherSettings(config, host);
    settings.limits();
    settings.isolation();
    settings.surroundings();
    settings.found.put("networks", RecordedSettings.endpoints(network));
    settings.found.putAll(RecordedSettings.of(config));
    return settings.found;
  }

  private void limits() {
    size("mem_limit", "Memory");
    size("mem_reservation", "MemoryReservation");
    size("memswap_limit", "MemorySwap");
    size("shm_size", "ShmSize");
    number("cpu_count", "CpuCount");
    number("cpu_period", "CpuPeriod");
    number("cpu_quota", "CpuQuota");
    number("cpu_shares", "CpuShares");
    text("cpuset", host, "CpusetCpus");
    number("pids_limit", "PidsLimit");
    number("oom_score_adj", "OomScoreAdj");
    flag("oom_kill_disable", host, "OomKillDisable");
    var cpus = host.number("NanoCpus") / NANOS;
    put("cpus", cpus != 0, new Value.Real(cpus));
    number("blkio_config.weight", "BlkioWeight");
    for (var limit : host.items("Ulimits")) {
      var soft = new Value.Int(limit.number("Soft"));
      var hard = new Value.Int(limit.number("Hard"));
      var both = new Fields().with("soft", soft).with("hard", hard).value();
      found.put("ulimits." + limit.text("Name"), soft.equals(hard) ? soft : both);
    }
    found.put("ulimits", new Value.Null()); // those that are not listed
    deploy();
  }

  /// The same once more, by the names it has there: the engine does not tell which were used.
  private void deploy() {
    if (host.items("DeviceRequests").isEmpty()) {
      var limits =
          new Fields()
              .with("cpus", found.get("cpus"))
              .with("memory", found.get("mem_limit"))
              .with("pids", found.get("pids_limit"))
              .value();
      var reserved = new Fields().with("memory", found.get("mem_reservation")).value();
      found.put(
          "deploy.resources",
          new Fields().with("limits", limits).with("reservations", reserved).value());
    }
    var policy = host.at("RestartPolicy");
    var tries = policy.number("MaximumRetryCount");
    found.put(
        "deploy.restart_policy",
        new Fields()
            .with("condition", condition(policy.text("Name")))
            .with("max_attempts", tries == 0 ? null : new Value.Int(tries))
            .value());
  }

  private static @Nullable Value condition(String policy) {
    return switch (policy) {
      case "" -> null;
      case "no" -> new Value.Text("none");
      case "always" -> new Value.Text("any");
      default -> new Value.Text(policy);
    };
  }

  private void isolation() {
    flag("privileged", host, "Privileged");
    flag("read_only", host, "ReadonlyRootfs");
    texts("cap_add", "CapAdd");
    texts("cap_drop", "CapDrop");
    texts("security_opt", "SecurityOpt");
    text("userns_mode", host, "UsernsMode");
    text("uts", host, "UTSMode");
    text("pid", host, "PidMode");
    text("cgroup_parent", host, "CgroupParent");
    texts("sysctls", host.textFields("Sysctls"));
    text("ipc", host, "IpcMode");
    text("cgroup", host, "CgroupnsMode");
    texts("device_cgroup_rules", "DeviceCgroupRules");
    var devices = host.items("Devices").stream().map(FurtherSettings::device).toList();
    put("devices", !devices.isEmpty(), new Value.Items(devices));
  }

  private static Value device(Json device) {
    return new Fields()
        .with("source", new Value.Text(device.text("PathOnHost")))
        .with("target", new Value.Text(device.text("PathInContainer")))
        .with("permissions", new Value.Text(device.text("CgroupPermissions")))
        .value();
  }

  private void surroundings() {
    text("network_mode", host, "NetworkMode");
    text("runtime", host, "Runtime");
    text("isolation", host, "Isolation");
    texts("storage_opt", host.textFields("StorageOpt"));
    var exposed = config.fields("ExposedPorts").keySet();
    put("expose", !exposed.isEmpty(), Value.texts(List.copyOf(exposed)));
    text("domainname", config, "Domainname");
    texts("dns", "Dns");
    texts("dns_opt", "DnsOptions");
    texts("dns_search", "DnsSearch");
    texts("extra_hosts", "ExtraHosts");
    texts("group_add", "GroupAdd");
    flag("tty", config, "Tty");
    flag("stdin_open", config, "OpenStdin");
    text("logging.driver", host.at("LogConfig"), "Type");
    var options = new Fields();
    host.at("LogConfig")
        .textFields("Config")
        .forEach((name, value) -> options.with(name, new Value.Text(value)));
    found.put("logging.options", options.value());
    var folders = new ArrayList<String>();
    host.textFields("Tmpfs")
        .forEach((path, how) -> folders.add(how.isEmpty() ? path : path + ":" + how));
    put("tmpfs", !folders.isEmpty(), Value.texts(folders));
    put(
        "stop_grace_period",
        config.at("StopTimeout").isPresent(),
        new Value.Text(config.number("StopTimeout") + "s"));
    texts("annotations", host.textFields("Annotations"));
  }

  private void put(String field, boolean isSet, Value value) {
    found.put(field, isSet ? value : new Value.Null());
  }

  private void texts(String group, SortedMap<String, String> entries) {
    found.put(group, new Value.Null());
    entries.forEach((name, value) -> found.put(group + "." + name, new Value.Text(value)));
  }

  /// Sizes are texts in docker compose's JSON.
  private void size(String field, String name) {
    put(field, host.number(name) != 0, new Value.Text(Long.toString(host.number(name))));
  }

  private void number(String field, String name) {
    put(field, host.number(name) != 0, new Value.Int(host.number(name)));
  }

  private void flag(String field, Json object, String name) {
    put(field, object.flag(name), new Value.Bool(true));
  }

  private void text(String field, Json object, String name) {
    put(field, !object.text(name).isEmpty(), new Value.Text(object.text(name)));
  }

  private void texts(String field, String name) {
    put(field, !host.texts(name).isEmpty(), Value.texts(host.texts(name)));
  }

  /// A mapping in the making; without an entry it is not there.
  private static final class Fields {
    private final SequencedMap<String, Value> entries = new LinkedHashMap<>();

    Fields with(String name, @Nullable Value value) {
      if (value != null && !(value instanceof Value.Null)) {
        entries.put(name, value);
      }
      return this;
    }

    Value value() {
      return entries.isEmpty() ? new Value.Null() : new Value.Fields(entries);
    }
  }
}
