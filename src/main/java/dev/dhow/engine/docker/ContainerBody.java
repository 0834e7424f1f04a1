package dev.dhow.engine.docker;

import dev.dhow.model.Connectivity.Port;
import dev.dhow.model.Healthcheck;
import dev.dhow.model.Process;
import dev.dhow.spec.Attendance;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.ContainerSpec.Endpoint;
import dev.dhow.spec.NameSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The body of a request to create a container, field by field what docker compose 2.40 sends.
/// Engine API, `POST /containers/create`. Absent fields take the engine's default.
final class ContainerBody {

  /// Since this version the engine takes all networks, and the address on each, at once.
  static final int ENDPOINTS_IN_FULL = 44;

  private static final String INTERFACE_NAME = "com.docker.network.endpoint.ifname";

  private ContainerBody() {}

  private static @Nullable String macAddress(ContainerSpec spec) {
    return spec.networks().stream()
        .map(Endpoint::macAddress)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(spec.macAddress());
  }

  /// The body of a container.
  ///
  /// @param networks those of the container's that the engine can connect while it creates
  static Map<String, Object> of(ContainerSpec spec, List<Endpoint> networks, ApiVersion version) {
    var process = spec.process();
    var grace = process.stopGracePeriod();
    var body = new Fields();
    body.put("Hostname", spec.names().hostname());
    body.put("Domainname", spec.names().domainname());
    body.put("User", process.user());
    var attendance = spec.attendance();
    boolean input = attendance != null && attendance.input();
    body.put("AttachStdin", input ? true : null);
    body.put("StdinOnce", input ? true : null);
    body.put("AttachStdout", true);
    body.put("AttachStderr", true);
    body.put("ExposedPorts", exposed(spec));
    body.put("Tty", process.session().tty());
    body.put("OpenStdin", process.session().stdinOpen());
    body.put("Env", environment(process));
    body.put("Cmd", process.command());
    body.put("Healthcheck", healthcheck(process.healthcheck(), version));
    body.put("Image", spec.image());
    body.put("WorkingDir", process.workingDir());
    body.put("Entrypoint", process.entrypoint());
    body.put("Labels", spec.labels());
    body.put("NetworkDisabled", spec.networkMode().equals("disabled") ? true : null);
    body.put("MacAddress", version.isAtLeast(ENDPOINTS_IN_FULL) ? null : macAddress(spec));
    body.put("StopSignal", process.stopSignal());
    body.put("StopTimeout", grace == null ? null : grace.toSeconds());
    body.put("HostConfig", hostConfig(spec));
    if (!networks.isEmpty()) {
      body.put("NetworkingConfig", Map.of("EndpointsConfig", endpoints(networks)));
    }
    return body.map();
  }

  /// How a container is attached to one network.
  static Map<String, Object> endpoint(Endpoint endpoint) {
    var addresses = new Fields();
    addresses.put("IPv4Address", endpoint.ipv4Address());
    addresses.put("IPv6Address", endpoint.ipv6Address());
    addresses.put("LinkLocalIPs", filled(endpoint.linkLocalIps()));
    var body = new Fields();
    body.put("IPAMConfig", addresses.map().isEmpty() ? null : addresses.map());
    body.put("Links", filled(endpoint.links()));
    body.put("Aliases", endpoint.aliases());
    body.put("MacAddress", endpoint.macAddress());
    body.put("DriverOpts", driverOptions(endpoint));
    body.put("GwPriority", endpoint.gatewayPriority() == 0 ? null : endpoint.gatewayPriority());
    return body.map();
  }

  private static @Nullable Map<String, String> driverOptions(Endpoint endpoint) {
    var options = new TreeMap<>(endpoint.driverOptions());
    var name = endpoint.interfaceName();
    if (name != null && !name.isEmpty()) {
      options.put(INTERFACE_NAME, name);
    }
    return options.isEmpty() ? null : options;
  }

  private static Map<String, Object> endpoints(List<Endpoint> networks) {
    var endpoints = new TreeMap<String, Object>();
    networks.forEach(network -> endpoints.put(network.network(), endpoint(network)));
    return endpoints;
  }

  private static Map<String, Object> hostConfig(ContainerSpec spec) {
    var mounts = MountBodies.of(spec.mounts());
    var host = new Fields();
    host.put("Binds", mounts.binds());
    host.put("Mounts", mounts.mounts());
    host.put("Tmpfs", spec.storage().tmpfs().isEmpty() ? null : spec.storage().tmpfs());
    host.put("VolumesFrom", filled(spec.storage().volumesFrom()));
    host.put("NetworkMode", spec.networkMode());
    names(host, spec.names());
    host.put("PortBindings", bindings(spec.ports()));
    host.put("RestartPolicy", restart(spec.restart()));
    host.put("Init", spec.process().init());
    HostBodies.put(host, spec.host());
    host.put("GroupAdd", filled(spec.process().session().groupAdd()));
    attendance(host, spec.attendance());
    return host.map();
  }

  private static void attendance(Fields host, @Nullable Attendance attendance) {
    if (attendance != null) {
      host.put("AutoRemove", attendance.removed() ? true : null);
      boolean shown = attendance.rows() > 0;
      host.put("ConsoleSize", shown ? List.of(attendance.rows(), attendance.columns()) : null);
    }
  }

  private static void names(Fields host, NameSpec names) {
    host.put("Dns", filled(names.dns()));
    host.put("DnsOptions", filled(names.dnsOptions()));
    host.put("DnsSearch", filled(names.dnsSearch()));
    host.put("ExtraHosts", filled(names.extraHosts()));
    host.put("Links", filled(names.links()));
  }

  private static @Nullable List<String> filled(List<String> texts) {
    return texts.isEmpty() ? null : texts;
  }

  private static Map<String, Object> exposed(ContainerSpec spec) {
    var ports = new TreeMap<String, Object>();
    spec.expose().forEach(port -> ports.put(port, Map.of()));
    spec.ports().forEach(port -> ports.put(containerPort(port), Map.of()));
    return ports;
  }

  private static Map<String, Object> bindings(List<Port> ports) {
    var bindings = new TreeMap<String, List<Map<String, String>>>();
    for (var port : ports) {
      var binding =
          Map.of(
              "HostIp", port.hostIp() == null ? "" : port.hostIp(),
              "HostPort", port.published() == null ? "" : port.published());
      bindings.computeIfAbsent(containerPort(port), _ -> new ArrayList<>()).add(binding);
    }
    return new TreeMap<>(bindings);
  }

  private static String containerPort(Port port) {
    return port.target() + "/" + port.protocol();
  }

  /// A variable without a value is sent as its bare name, which removes the image's variable.
  private static List<String> environment(Process process) {
    var variables = new ArrayList<String>();
    process
        .environment()
        .forEach((name, value) -> variables.add(value == null ? name : name + "=" + value));
    return variables;
  }

  private static @Nullable Map<String, Object> healthcheck(
      @Nullable Healthcheck check, ApiVersion version) {
    if (check == null) {
      return null;
    }
    var body = new Fields();
    body.put("Test", check.disabled() ? List.of("NONE") : check.test());
    body.put("Interval", nanos(check.interval()));
    body.put("Timeout", nanos(check.timeout()));
    body.put("StartPeriod", nanos(check.startPeriod()));
    body.put("StartInterval", version.isAtLeast(44) ? nanos(check.startInterval()) : null);
    body.put("Retries", check.retries());
    return body.map();
  }

  private static @Nullable Long nanos(@Nullable Duration duration) {
    return duration == null ? null : duration.toNanos();
  }

  private static @Nullable Map<String, Object> restart(@Nullable String policy) {
    if (policy == null) {
      return null;
    }
    int colon = policy.indexOf(':');
    return colon < 0
        ? Map.of("Name", policy)
        : Map.of(
            "Name", policy.substring(0, colon),
            "MaximumRetryCount", Integer.parseInt(policy, colon + 1, policy.length(), 10));
  }
}
