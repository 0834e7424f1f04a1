package dev.dhow.spec;

import dev.dhow.model.Deploy;
import dev.dhow.model.Deploy.Resource;
import dev.dhow.model.Isolation;
import dev.dhow.model.Resources;
import dev.dhow.model.Resources.Cpu;
import dev.dhow.model.Resources.Device;
import dev.dhow.model.Resources.DeviceRequest;
import dev.dhow.model.Resources.Memory;
import dev.dhow.model.Scheduling;
import dev.dhow.model.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes the part of a container's spec that is about the host. Where `deploy` says the same as a
/// service's own attribute, it wins.
final class HostSpecs {
  private static final String PROFILE = "seccomp";

  /// The name of a device that a vendor describes for the engine, such as `vendor.com/gpu=0`.
  private static final Pattern VENDOR_DEVICE =
      Pattern.compile(
          "[a-zA-Z]([a-zA-Z0-9._-]*[a-zA-Z0-9])?/[a-zA-Z]([a-zA-Z0-9_-]*[a-zA-Z0-9])?"
              + "=[a-zA-Z0-9]([a-zA-Z0-9._:-]*[a-zA-Z0-9])?");

  private HostSpecs() {}

  /// @param folder absolute; what the path of a security profile is relative to
  static HostSpec of(Service service, Path folder) {
    var deploy = service.scheduling().deploy();
    var limits = deploy == null ? null : deploy.resources().limits();
    var reservations = deploy == null ? null : deploy.resources().reservations();
    return new HostSpec(
        resources(service.resources(), limits, reservations),
        requests(service.resources(), reservations),
        isolation(service.isolation(), folder),
        service.output().logging(),
        service.annotations());
  }

  /// Whether and how often the engine starts a container again; null for its default.
  static @Nullable String restart(Scheduling scheduling) {
    Deploy deploy = scheduling.deploy();
    var policy = deploy == null ? null : deploy.restartPolicy();
    var text = scheduling.restart();
    if (policy != null) {
      var attempts = policy.maxAttempts();
      var condition = policy.condition() == null ? "" : policy.condition();
      text = attempts == null || attempts == 0 ? condition : condition + ":" + attempts;
    }
    return switch (text) {
      case null -> null;
      case "" -> null;
      case String none when none.startsWith("none") -> "no" + none.substring("none".length());
      case String any when any.startsWith("any") -> "always" + any.substring("any".length());
      case String other -> other;
    };
  }

  private static Resources resources(
      Resources declared, @Nullable Resource limits, @Nullable Resource reservations) {
    var pids = limits == null || limits.pids() <= 0 ? declared.pids() : limits.pids();
    return new Resources(
        cpu(declared.cpu(), limits),
        memory(declared.memory(), limits, reservations),
        pids,
        declared.ulimits(),
        declared.blkio(),
        declared.devices().stream().filter(device -> !isVendors(device)).toList(),
        List.of(),
        declared.storageOptions());
  }

  private static Cpu cpu(Cpu declared, @Nullable Resource limits) {
    if (limits == null || limits.cpus() == 0) {
      return declared;
    }
    return new Cpu(
        declared.count(),
        declared.percent(),
        declared.period(),
        declared.quota(),
        declared.realtimePeriod(),
        declared.realtimeRuntime(),
        limits.cpus(),
        declared.set(),
        declared.shares());
  }

  private static Memory memory(
      Memory declared, @Nullable Resource limits, @Nullable Resource reservations) {
    return new Memory(
        memory(limits, declared.limit()),
        memory(reservations, declared.reservation()),
        declared.swapLimit(),
        declared.swappiness(),
        declared.shmSize(),
        declared.oomKillDisable(),
        declared.oomScoreAdj());
  }

  private static long memory(@Nullable Resource resource, long declared) {
    return resource == null || resource.memory() == 0 ? declared : resource.memory();
  }

  private static List<DeviceRequest> requests(
      Resources resources, @Nullable Resource reservations) {
    var requests = new ArrayList<DeviceRequest>();
    if (reservations != null) {
      requests.addAll(reservations.devices());
    }
    var vendors =
        resources.devices().stream().filter(HostSpecs::isVendors).map(Device::source).toList();
    if (!vendors.isEmpty()) {
      requests.add(new DeviceRequest(List.of(), "cdi", 0, vendors, new TreeMap<>()));
    }
    for (var gpu : resources.gpus()) {
      var capabilities = new ArrayList<>(gpu.capabilities());
      capabilities.add("gpu");
      requests.add(
          new DeviceRequest(capabilities, gpu.driver(), gpu.count(), gpu.ids(), gpu.options()));
    }
    return requests;
  }

  private static boolean isVendors(Device device) {
    return device.source().equals(device.target())
        && VENDOR_DEVICE.matcher(device.source()).matches();
  }

  private static Isolation isolation(Isolation declared, Path folder) {
    return new Isolation(
        declared.capAdd(),
        declared.capDrop(),
        declared.privileged(),
        declared.readOnly(),
        declared.useApiSocket(),
        declared.securityOptions().stream().map(option -> security(option, folder)).toList(),
        declared.deviceCgroupRules(),
        declared.sysctls(),
        declared.namespaces(),
        declared.cgroupParent(),
        declared.runtime(),
        declared.technology(),
        declared.credentialSpec());
  }

  /// The file of a security profile is named relative to the project's folder.
  private static String security(String option, Path folder) {
    var profile = option.replaceFirst("^" + PROFILE + "[=:]", "");
    boolean file =
        !profile.equals(option) && !profile.equals("unconfined") && !profile.equals("builtin");
    return file ? PROFILE + "=" + folder.resolve(profile) : option;
  }
}
