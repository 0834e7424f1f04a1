package dev.dhow.engine.docker;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.docker.json.Json;
import dev.dhow.model.Entries;
import dev.dhow.model.Isolation;
import dev.dhow.model.Resources;
import dev.dhow.model.Resources.Blkio;
import dev.dhow.model.Resources.DeviceRequest;
import dev.dhow.model.Resources.Rate;
import dev.dhow.model.Resources.Ulimit;
import dev.dhow.spec.HostSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What a container may do on the host and use of it, as members of `HostConfig`. Engine API, `POST
/// /containers/create`.
final class HostBodies {
  private static final float BILLION = 1e9f;
  private static final float HUNDRED = 100f;
  private static final String PROFILE = "seccomp=";
  private static final String OPEN_PATHS = "systempaths=unconfined";

  private HostBodies() {}

  static void put(Fields host, HostSpec spec) {
    cpu(host, spec.resources());
    memory(host, spec.resources());
    devices(host, spec);
    isolation(host, spec.isolation());
    var logging = spec.logging();
    if (logging != null) {
      host.put(
          "LogConfig",
          Map.of(
              "Type",
              logging.driver() == null ? "" : logging.driver(),
              "Config",
              logging.options()));
    }
    host.put("Annotations", filled(spec.annotations()));
  }

  private static void cpu(Fields host, Resources resources) {
    var cpu = resources.cpu();
    host.put("CpuCount", nonZero(cpu.count()));
    host.put("CpuPercent", nonZero((long) (cpu.percent() * HUNDRED)));
    host.put("CpuPeriod", nonZero(cpu.period()));
    host.put("CpuQuota", nonZero(cpu.quota()));
    host.put("CpuRealtimePeriod", nonZero(cpu.realtimePeriod()));
    host.put("CpuRealtimeRuntime", nonZero(cpu.realtimeRuntime()));
    // docker compose reckons with single precision, too.
    host.put("NanoCpus", nonZero((long) (cpu.cpus() * BILLION)));
    host.put("CpusetCpus", cpu.set());
    host.put("CpuShares", nonZero(cpu.shares()));
  }

  private static void memory(Fields host, Resources resources) {
    var memory = resources.memory();
    host.put("Memory", nonZero(memory.limit()));
    host.put("MemoryReservation", nonZero(memory.reservation()));
    host.put("MemorySwap", nonZero(memory.swapLimit()));
    host.put("MemorySwappiness", nonZero(memory.swappiness()));
    host.put("ShmSize", nonZero(memory.shmSize()));
    host.put("OomKillDisable", memory.oomKillDisable() ? true : null);
    host.put("OomScoreAdj", nonZero(memory.oomScoreAdj()));
    host.put("PidsLimit", nonZero(resources.pids()));
    host.put("StorageOpt", filled(resources.storageOptions()));
    host.put("Ulimits", filled(ulimits(resources.ulimits())));
  }

  static List<Map<String, Object>> ulimits(SortedMap<String, Ulimit> limits) {
    return Entries.of(limits)
        .map(entry ->
            Map.<String, Object>of(
                "Name", entry.getKey(),
                "Soft", entry.getValue().effectiveSoft(),
                "Hard", entry.getValue().effectiveHard()))
        .toList();
  }

  private static void devices(Fields host, HostSpec spec) {
    var devices =
        spec.resources().devices().stream()
            .map(device -> {
              var body = new Fields();
              body.put("PathOnHost", device.source());
              body.put("PathInContainer", device.target());
              body.put("CgroupPermissions", device.permissions());
              return body.map();
            })
            .toList();
    host.put("Devices", filled(devices));
    host.put("DeviceRequests", filled(spec.requests().stream().map(HostBodies::request).toList()));
    blkio(host, spec.resources().blkio());
  }

  private static Map<String, Object> request(DeviceRequest request) {
    var body = new Fields();
    body.put("Driver", request.driver());
    body.put("Count", nonZero(request.count()));
    body.put("DeviceIDs", filled(request.ids()));
    body.put(
        "Capabilities", request.capabilities().isEmpty() ? null : List.of(request.capabilities()));
    body.put("Options", filled(request.options()));
    return body.map();
  }

  private static void blkio(Fields host, @Nullable Blkio blkio) {
    if (blkio == null) {
      return;
    }
    var weights =
        blkio.deviceWeights().stream()
            .map(each -> Map.<String, Object>of("Path", each.path(), "Weight", each.weight()))
            .toList();
    host.put("BlkioWeight", nonZero(blkio.weight()));
    host.put("BlkioWeightDevice", filled(weights));
    host.put("BlkioDeviceReadBps", filled(rates(blkio.readBytes())));
    host.put("BlkioDeviceReadIOps", filled(rates(blkio.readOperations())));
    host.put("BlkioDeviceWriteBps", filled(rates(blkio.writeBytes())));
    host.put("BlkioDeviceWriteIOps", filled(rates(blkio.writeOperations())));
  }

  private static List<Map<String, Object>> rates(List<Rate> rates) {
    return rates.stream()
        .map(each -> Map.<String, Object>of("Path", each.path(), "Rate", each.rate()))
        .toList();
  }

  private static void isolation(Fields host, Isolation isolation) {
    var namespaces = isolation.namespaces();
    host.put("CapAdd", filled(capabilities(isolation.capAdd())));
    host.put("CapDrop", filled(capabilities(isolation.capDrop())));
    host.put("Privileged", isolation.privileged() ? true : null);
    host.put("ReadonlyRootfs", isolation.readOnly() ? true : null);
    host.put("DeviceCgroupRules", filled(isolation.deviceCgroupRules()));
    host.put("Sysctls", filled(isolation.sysctls()));
    host.put("CgroupnsMode", namespaces.cgroup());
    host.put("IpcMode", namespaces.ipc());
    host.put("PidMode", namespaces.pid());
    host.put("UsernsMode", namespaces.user());
    host.put("UTSMode", namespaces.uts());
    host.put("CgroupParent", isolation.cgroupParent());
    host.put("Runtime", isolation.runtime());
    host.put("Isolation", isolation.technology());
    security(host, isolation.securityOptions());
  }

  /// As engines tell them: `net_admin` is `CAP_NET_ADMIN`.
  private static List<String> capabilities(List<String> names) {
    return names.stream()
        .map(name -> name.strip().toUpperCase(Locale.ROOT))
        .map(HostBodies::capability)
        .distinct()
        .sorted()
        .toList();
  }

  private static String capability(String name) {
    boolean whole = name.equals("ALL") || name.startsWith("CAP_");
    return whole ? name : "CAP_" + name;
  }

  private static void security(Fields host, List<String> options) {
    boolean open = options.contains(OPEN_PATHS);
    host.put(
        "SecurityOpt",
        filled(
            options.stream()
                .filter(option -> !option.equals(OPEN_PATHS))
                .map(HostBodies::security)
                .toList()));
    host.put("MaskedPaths", open ? List.of() : null);
    host.put("ReadonlyPaths", open ? List.of() : null);
  }

  /// The engine takes the content of a security profile, not its name.
  private static String security(String option) {
    if (!option.startsWith(PROFILE + "/")) {
      return option;
    }
    var file = Path.of(option.substring(PROFILE.length()));
    try {
      return PROFILE + Json.text(Json.read(Files.readAllBytes(file)).value());
    } catch (IOException _) {
      throw new EngineException.Refused(
          0,
          "the security profile " + file + " is not a readable file of JSON",
          "check security_opt");
    }
  }

  private static @Nullable Long nonZero(long number) {
    return number == 0 ? null : number;
  }

  private static <T> @Nullable List<T> filled(List<T> list) {
    return list.isEmpty() ? null : list;
  }

  private static @Nullable SortedMap<String, String> filled(SortedMap<String, String> map) {
    return map.isEmpty() ? null : map;
  }
}
