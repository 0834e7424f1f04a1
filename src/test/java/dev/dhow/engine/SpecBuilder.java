package dev.dhow.engine;

import dev.dhow.model.Connectivity.Port;
import dev.dhow.model.Healthcheck;
import dev.dhow.model.Network;
import dev.dhow.model.NetworkKey;
import dev.dhow.model.Process;
import dev.dhow.model.ServiceName;
import dev.dhow.model.Session;
import dev.dhow.model.VolumeKey;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.HostSpec;
import dev.dhow.spec.Labels;
import dev.dhow.spec.MountSpec;
import dev.dhow.spec.NameSpec;
import dev.dhow.spec.NetworkSpec;
import dev.dhow.spec.StorageSpec;
import dev.dhow.spec.VolumeSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Makes specs for tests that talk to an engine: a small container with an init process that runs
/// until it is stopped, unless something else is said.
public final class SpecBuilder {
  public static final List<String> RUN_FOREVER = List.of("tail", "-f", "/dev/null");

  private final String project;
  private final String service;
  private final List<Port> ports = new ArrayList<>();
  private final List<MountSpec> mounts = new ArrayList<>();
  private final List<ContainerSpec.Endpoint> networks = new ArrayList<>();
  private String image = "busybox:latest";
  private List<String> command = RUN_FOREVER;
  private boolean composed = true;
  private int number = 1;
  private @Nullable Healthcheck healthcheck;
  private @Nullable String restart;
  private @Nullable Duration stopTimeout;

  public SpecBuilder(String project, String service) {
    this.project = project;
    this.service = service;
  }

  public SpecBuilder image(String reference) {
    image = reference;
    return this;
  }

  /// As `docker run` makes it of an image that was built for the service.
  public SpecBuilder ofImageAlone() {
    composed = false;
    return this;
  }

  public SpecBuilder number(int which) {
    number = which;
    return this;
  }

  public SpecBuilder command(String... words) {
    command = List.of(words);
    return this;
  }

  /// Runs a script of what [Behaviour] and a real shell both know.
  public SpecBuilder script(String text) {
    return command("sh", "-c", text);
  }

  /// Is probed as often as this, and unhealthy after the first failure.
  public SpecBuilder probe(Duration interval, String... test) {
    healthcheck =
        new Healthcheck(
            false, List.of(test), interval, Duration.ofSeconds(10), null, null, 1, new TreeMap<>());
    return this;
  }

  /// Is killed when it has not ended by then.
  public SpecBuilder stopTimeout(Duration time) {
    stopTimeout = time;
    return this;
  }

  public SpecBuilder restart(String policy) {
    restart = policy;
    return this;
  }

  public SpecBuilder port(int host, int container) {
    ports.add(
        new Port(
            null,
            "ingress",
            null,
            container,
            Integer.toString(host),
            "tcp",
            null,
            new TreeMap<>()));
    return this;
  }

  public SpecBuilder mount(MountSpec mount) {
    mounts.add(mount);
    return this;
  }

  public SpecBuilder network(String name) {
    networks.add(ContainerSpec.Endpoint.of(name, List.of(service)));
    return this;
  }

  public ContainerSpec build() {
    return new ContainerSpec(
        project + "-" + service + "-" + number,
        new ServiceName(service),
        number,
        image,
        null,
        labels(),
        process(),
        NameSpec.NONE,
        networks.isEmpty() ? "none" : networks.getFirst().network(),
        null,
        networks,
        ports,
        List.of(),
        StorageSpec.of(mounts),
        List.of(),
        restart,
        HostSpec.NONE);
  }

  private Process process() {
    return new Process(
        command,
        null,
        new TreeMap<>(),
        new TreeMap<>(),
        List.of(),
        null,
        null,
        true,
        null,
        stopTimeout,
        healthcheck,
        Session.NONE);
  }

  private SortedMap<String, String> labels() {
    var labels = new TreeMap<String, String>();
    labels.put(Labels.PROJECT, project);
    labels.put(Labels.SERVICE, service);
    if (composed) {
      labels.put(Labels.NUMBER, Integer.toString(number));
      labels.put(Labels.ONE_OFF, "False");
      labels.put(Labels.CONFIG_HASH, "0123456789abcdef");
    }
    return labels;
  }

  public static NetworkSpec network(String project, String key) {
    var labels = new TreeMap<String, String>();
    labels.put(Labels.PROJECT, project);
    labels.put(Labels.NETWORK, key);
    return new NetworkSpec(
        new NetworkKey(key),
        project + "_" + key,
        null,
        new TreeMap<>(),
        (Network.Ipam) null,
        false,
        false,
        null,
        null,
        labels);
  }

  public static VolumeSpec volume(String project, String key) {
    var labels = new TreeMap<String, String>();
    labels.put(Labels.PROJECT, project);
    labels.put(Labels.VOLUME, key);
    return new VolumeSpec(new VolumeKey(key), project + "_" + key, null, new TreeMap<>(), labels);
  }
}
