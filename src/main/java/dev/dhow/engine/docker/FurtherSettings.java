package dev.dhow.engine.docker;

import dev.dhow.engine.docker.json.Json;
import dev.dhow.model.Value;
import java.util.SortedMap;
import java.util.TreeMap;

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
  static SortedMap<String, Value> of(Json config, Json host) {
    var settings = new FurtherSettings(config, host);
    settings.limits();
    settings.isolation();
    settings.surroundings();
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
  }

  private void surroundings() {
    text("network_mode", host, "NetworkMode");
    text("domainname", config, "Domainname");
    texts("dns", "Dns");
    texts("dns_opt", "DnsOptions");
    texts("dns_search", "DnsSearch");
    texts("extra_hosts", "ExtraHosts");
    texts("group_add", "GroupAdd");
    flag("tty", config, "Tty");
    flag("stdin_open", config, "OpenStdin");
    text("logging.driver", host.at("LogConfig"), "Type");
    texts("logging.options", host.at("LogConfig").textFields("Config"));
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
}
