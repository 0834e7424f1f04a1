package dev.dhow.plan;

import dev.dhow.model.Build;
import dev.dhow.model.Connectivity;
import dev.dhow.model.Connectivity.Attachment;
import dev.dhow.model.Connectivity.Port;
import dev.dhow.model.Dependency;
import dev.dhow.model.Dependency.Condition;
import dev.dhow.model.Deploy;
import dev.dhow.model.EnvFile;
import dev.dhow.model.Mount;
import dev.dhow.model.NetworkKey;
import dev.dhow.model.OnChange;
import dev.dhow.model.Process;
import dev.dhow.model.Resolution;
import dev.dhow.model.Scheduling;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.model.Storage;
import dev.dhow.model.Storage.FileMount;
import dev.dhow.model.Value;
import dev.dhow.model.VolumeKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Services for tests, with what the planner looks at.
final class ServiceBuilder {
  private final Service bare;
  private @Nullable String image;
  private @Nullable Build build;
  private @Nullable String pullPolicy;
  private @Nullable String platform;
  private @Nullable String containerName;
  private @Nullable Integer scale;
  private @Nullable String restart;
  private @Nullable String networkMode;
  private Deploy.@Nullable Update update;
  private final List<Port> ports = new ArrayList<>();
  private final List<String> volumesFrom = new ArrayList<>();
  private final TreeMap<String, @Nullable String> environment = new TreeMap<>();
  private final TreeMap<String, @Nullable String> ofFiles = new TreeMap<>();
  private final List<EnvFile> envFiles = new ArrayList<>();
  private final TreeMap<String, Value> extensions = new TreeMap<>();
  private final TreeMap<NetworkKey, @Nullable Attachment> networks = new TreeMap<>();
  private final List<Mount> mounts = new ArrayList<>();
  private final List<FileMount> secrets = new ArrayList<>();
  private final List<Dependency> needs = new ArrayList<>();
  private final List<String> profiles = new ArrayList<>();

  private ServiceBuilder(String name) {
    this.bare = Service.named(new ServiceName(name));
    this.image = name + ":1";
    networks.put(new NetworkKey("default"), null);
  }

  /// On network `default`, with an image of its own name.
  static ServiceBuilder service(String name) {
    return new ServiceBuilder(name);
  }

  ServiceBuilder profiles(String... names) {
    profiles.addAll(List.of(names));
    return this;
  }

  ServiceBuilder image(@Nullable String value) {
    image = value;
    return this;
  }

  ServiceBuilder build() {
    build =
        new Build(
            "/shop",
            null,
            null,
            Collections.emptySortedMap(),
            null,
            Collections.emptySortedMap(),
            List.of(),
            List.of(),
            null,
            false,
            false,
            0,
            List.of(),
            Build.Advanced.NONE);
    return this;
  }

  ServiceBuilder pullPolicy(String value) {
    pullPolicy = value;
    return this;
  }

  ServiceBuilder platform(String value) {
    platform = value;
    return this;
  }

  ServiceBuilder containerName(String value) {
    containerName = value;
    return this;
  }

  ServiceBuilder restart(@Nullable String value) {
    restart = value;
    return this;
  }

  ServiceBuilder scale(int value) {
    scale = value;
    return this;
  }

  ServiceBuilder environment(String key, String value) {
    environment.put(key, value);
    return this;
  }

  /// A variable that only an env file sets.
  ServiceBuilder fromEnvFile(String key, String value) {
    envFiles.add(new EnvFile(Path.of("/shop/web.env"), true, null));
    ofFiles.put(key, value);
    return this;
  }

  /// Its `x-dhow`.
  ServiceBuilder onChange(String value) {
    var section = new LinkedHashMap<String, Value>();
    section.put(OnChange.KEY, new Value.Text(value));
    extensions.put(OnChange.SECTION, new Value.Fields(section));
    return this;
  }

  /// Its `deploy.update_config`.
  ServiceBuilder update(String order, long parallelism, Duration delay, String failureAction) {
    var none = new TreeMap<String, Value>();
    update = new Deploy.Update(parallelism, delay, failureAction, Duration.ZERO, 0, order, none);
    return this;
  }

  ServiceBuilder port(int target, @Nullable String published) {
    ports.add(new Port(null, "ingress", null, target, published, "tcp", null, new TreeMap<>()));
    return this;
  }

  ServiceBuilder networks(String... keys) {
    networks.clear();
    for (var key : keys) {
      networks.put(new NetworkKey(key), null);
    }
    return this;
  }

  /// In the network of another service's container.
  ServiceBuilder inNetworkOf(String service) {
    networks.clear();
    networkMode = "service:" + service;
    return needs(service, Condition.SERVICE_STARTED, true, true);
  }

  ServiceBuilder volumesFrom(String service) {
    volumesFrom.add(service);
    return needs(service);
  }

  ServiceBuilder volume(String key, String target) {
    mounts.add(new Mount.Volume(new VolumeKey(key), target, Mount.Options.NONE));
    return this;
  }

  ServiceBuilder anonymousVolume(String target) {
    mounts.add(new Mount.Volume(null, target, Mount.Options.NONE));
    return this;
  }

  /// A secret from a variable, see [Shop#with].
  ServiceBuilder secret(String key) {
    secrets.add(new FileMount(key, null, null, null, null, Collections.emptySortedMap()));
    return this;
  }

  ServiceBuilder needs(String service) {
    return needs(service, Condition.SERVICE_STARTED, false, true);
  }

  ServiceBuilder needsHealthy(String service) {
    return needs(service, Condition.SERVICE_HEALTHY, false, true);
  }

  ServiceBuilder needs(String service, Condition condition, boolean restart, boolean required) {
    needs.removeIf(each -> each.service().value().equals(service));
    needs.add(new Dependency(new ServiceName(service), condition, restart, required));
    return this;
  }

  // NullAway does not see type-use annotations of records it reads from class files.
  @SuppressWarnings("NullAway")
  Service get() {
    var process = Process.NONE;
    var all = new TreeMap<String, @Nullable String>(ofFiles);
    all.putAll(environment);
    return new Service(
        bare.name(),
        image,
        build,
        bare.provider(),
        bare.emptyBase(),
        pullPolicy,
        platform,
        containerName,
        bare.labels(),
        bare.labelFiles(),
        bare.annotations(),
        new Process(
            process.command(),
            process.entrypoint(),
            all,
            environment,
            envFiles,
            process.workingDir(),
            process.user(),
            process.init(),
            process.stopSignal(),
            process.stopGracePeriod(),
            process.healthcheck(),
            process.session()),
        new Connectivity(
            null,
            networkMode,
            networks,
            ports,
            List.of(),
            null,
            Resolution.NONE,
            Collections.emptySortedMap()),
        new Storage(mounts, List.of(), volumesFrom, List.of(), secrets),
        bare.resources(),
        bare.isolation(),
        bare.output(),
        bare.develop(),
        new Scheduling(restart, scale, deploy()),
        profiles,
        needs,
        extensions);
  }

  private @Nullable Deploy deploy() {
    var none = new TreeMap<String, Value>();
    return update == null
        ? null
        : new Deploy(
            null,
            null,
            new TreeMap<>(),
            update,
            null,
            new Deploy.Budget(null, null, none),
            null,
            new Deploy.Placement(List.of(), List.of(), 0, none),
            null,
            none);
  }
}
