package dev.dhow.plan;

import dev.dhow.model.Healthcheck;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.Fingerprint;
import dev.dhow.spec.MountSpec;
import dev.dhow.spec.ServiceFiles;
import dev.dhow.spec.ServiceFiles.Given;
import dev.dhow.state.ContainerSettings;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedContainer.ObservedEndpoint;
import dev.dhow.state.ObservedContainer.ObservedMount;
import dev.dhow.state.PortBinding;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds out in what a container that carries no fingerprint, as docker compose makes them, is not
/// what the project wants: by what it was made with, apart from what its image brought along.
///
/// @param container what it was made with
/// @param image what the image it was made of brings along; null when the image is gone, and only
///   what the project says itself can be compared
/// @param imageVolumes paths that image declares as volumes
public record Inspection(
    ContainerSettings container, @Nullable ContainerSettings image, Set<String> imageVolumes) {
  private static final List<String> VOCABULARIES = List.of("com.docker.compose.", "dev.dhow.");
  private static final int SHORT_ID = 12;

  public Inspection {
    imageVolumes = Set.copyOf(imageVolumes);
  }

  /// The fields that differ, sorted; empty when it is none of those that can be compared.
  List<String> differences(
      ContainerSpec wanted, ObservedContainer observed, Project project, Service service) {
    var fields = new TreeSet<String>();
    text(fields, "image", wanted.image(), container.image());
    process(wanted, fields);
    entries(fields, "environment", wanted.process().environment(), container.environment());
    var labels = new TreeMap<String, @Nullable String>(own(wanted.labels()));
    entries(fields, "labels", labels, own(container.labels()));
    healthcheck(wanted.process().healthcheck(), fields);
    hostname(wanted, observed, fields);
    text(fields, "restart", restart(wanted.restart()), restart(container.restart()));
    var ports = wanted.ports().stream().map(PortBinding::of).collect(Collectors.toSet());
    unequal(fields, "ports", ports, Set.copyOf(container.ports()));
    unequal(
        fields,
        "networks",
        wanted.networks().stream().map(ContainerSpec.Endpoint::network).collect(Collectors.toSet()),
        observed.networks().stream()
            .map(ObservedEndpoint::network)
            .filter(name -> !wanted.networks().isEmpty() || !isMeant(wanted.networkMode(), name))
            .collect(Collectors.toSet()));
    endpoints(observed, project, service, fields);
    fields.addAll(HostDifferences.of(Fingerprint.fields(service), container.further()));
    var files = ServiceFiles.of(project, service).all().stream().map(Given::target);
    volumes(wanted, observed, files.collect(Collectors.toSet()), fields);
    return List.copyOf(fields);
  }

  private void endpoints(
      ObservedContainer observed, Project project, Service service, SortedSet<String> fields) {
    if (fields.contains("networks")) {
      return;
    }
    var endpoints = new OldEndpoints(container, observed, project);
    var wanted = Fingerprint.fields(service);
    for (var key : service.connectivity().networks().keySet()) {
      var field = "networks." + key;
      if (endpoints.of(key.value(), wanted.get(field)).isPresent()) {
        fields.add(field);
      }
    }
  }

  private static boolean isMeant(String networkMode, String network) {
    return network.equals(networkMode.equals("default") ? "bridge" : networkMode);
  }

  private void process(ContainerSpec wanted, SortedSet<String> fields) {
    var process = wanted.process();
    var brought = image == null ? container : image;
    text(fields, "working_dir", process.workingDir(), brought.workingDir(), container.workingDir());
    text(fields, "user", process.user(), brought.user(), container.user());
    text(fields, "stop_signal", process.stopSignal(), brought.stopSignal(), container.stopSignal());
    unequal(fields, "init", Boolean.TRUE.equals(process.init()), container.init());
    var entrypoint = process.entrypoint();
    boolean ownEntrypoint = entrypoint != null && !entrypoint.isEmpty();
    var command = process.command();
    // The engine takes the image's command only together with the image's entrypoint.
    var otherwise = ownEntrypoint && image != null ? List.<String>of() : brought.command();
    var expected = command == null || command.isEmpty() ? otherwise : command;
    unequal(fields, "command", expected, container.command());
    unequal(
        fields,
        "entrypoint",
        entrypoint == null ? brought.entrypoint() : entrypoint,
        container.entrypoint());
  }

  /// What the container has beyond what is wanted has changed, unless its image brought it.
  private void entries(
      SortedSet<String> fields,
      String field,
      SortedMap<String, @Nullable String> wanted,
      SortedMap<String, String> found) {
    wanted.forEach((key, value) -> {
      if (!Objects.equals(value, found.get(key))) {
        fields.add(field + "." + key);
      }
    });
    if (image == null) {
      return;
    }
    var brought = field.equals("labels") ? image.labels() : image.environment();
    found.forEach((key, value) -> {
      if (!wanted.containsKey(key) && !value.equals(brought.get(key))) {
        fields.add(field + "." + key);
      }
    });
  }

  private static SortedMap<String, String> own(SortedMap<String, String> labels) {
    var own = new TreeMap<>(labels);
    own.keySet().removeIf(label -> VOCABULARIES.stream().anyMatch(label::startsWith));
    return own;
  }

  private void healthcheck(@Nullable Healthcheck wanted, SortedSet<String> fields) {
    var brought = image == null ? container : image;
    var test = brought.probe();
    var timing = new TreeMap<>(brought.probeTiming());
    if (wanted != null && wanted.disabled()) {
      test = List.of("NONE");
    } else if (wanted != null) {
      test = wanted.test() == null ? test : wanted.test();
      put(timing, "interval", wanted.interval());
      put(timing, "timeout", wanted.timeout());
      put(timing, "start_period", wanted.startPeriod());
      put(timing, "start_interval", wanted.startInterval());
      if (wanted.retries() != null) {
        timing.put("retries", wanted.retries().longValue());
      }
      unequal(fields, "healthcheck", timing, container.probeTiming());
    }
    unequal(fields, "healthcheck", test, container.probe());
  }

  private static void put(SortedMap<String, Long> timing, String name, @Nullable Duration wanted) {
    if (wanted != null && !wanted.isZero()) {
      timing.put(name, wanted.toNanos());
    }
  }

  /// The engine names a container after its id, and one in another's network like that one.
  private void hostname(
      ContainerSpec wanted, ObservedContainer observed, SortedSet<String> fields) {
    var id = observed.id().value();
    var usual = id.substring(0, Math.min(SHORT_ID, id.length()));
    var mode = wanted.networkMode();
    boolean others = mode.equals("host") || mode.contains(":");
    boolean own = !container.hostname().equals(usual) && !others;
    var hostname = wanted.names().hostname();
    if (hostname == null ? own : !hostname.equals(container.hostname())) {
      fields.add("hostname");
    }
  }

  /// @param files where configs and secrets are, which docker compose mounts and dhow may copy
  private void volumes(
      ContainerSpec wanted,
      ObservedContainer observed,
      Set<String> files,
      SortedSet<String> fields) {
    var targets = wanted.mounts().stream().map(MountSpec::target).collect(Collectors.toSet());
    boolean more =
        image != null
            && observed.mounts().stream()
                .map(ObservedMount::target)
                .filter(target -> !files.contains(target))
                .anyMatch(target -> !targets.contains(target) && !imageVolumes.contains(target));
    boolean other =
        wanted.mounts().stream()
            .filter(mount ->
                !(mount instanceof MountSpec.AnonymousVolume volume && volume.isForSecrets()))
            .anyMatch(mount ->
                observed.mounts().stream()
                    .filter(each -> each.target().equals(mount.target()))
                    .findFirst()
                    .map(each -> !isSame(mount, each))
                    .orElse(!(mount instanceof MountSpec.Tmpfs)));
    if (more || other) {
      fields.add("volumes");
    }
  }

  private static boolean isSame(MountSpec wanted, ObservedMount found) {
    return wanted.readOnly() == found.readOnly()
        && switch (wanted) {
          case MountSpec.Bind bind -> bind.source().equals(found.source());
          case MountSpec.NamedVolume named -> named.volume().equals(found.name());
          case MountSpec.AnonymousVolume _ -> found.type().equals("volume");
          case MountSpec.Tmpfs _ -> found.type().equals("tmpfs");
          case MountSpec.Image _ -> found.type().equals("image");
          case MountSpec.Other mount -> found.type().equals(mount.type());
        };
  }

  private static String restart(@Nullable String policy) {
    return policy == null || policy.isEmpty() ? "no" : policy;
  }

  private static void text(
      SortedSet<String> fields,
      String field,
      @Nullable String wanted,
      String otherwise,
      String found) {
    text(fields, field, wanted == null ? otherwise : wanted, found);
  }

  private static void text(SortedSet<String> fields, String field, String wanted, String found) {
    unequal(fields, field, wanted, found);
  }

  private static void unequal(SortedSet<String> fields, String field, Object wanted, Object found) {
    if (!wanted.equals(found)) {
      fields.add(field);
    }
  }
}
