package dev.dhow.plan;

import dev.dhow.model.Build;
import dev.dhow.model.Connectivity;
import dev.dhow.model.Connectivity.Attachment;
import dev.dhow.model.Dependency;
import dev.dhow.model.Dependency.Condition;
import dev.dhow.model.Mount;
import dev.dhow.model.NetworkKey;
import dev.dhow.model.Process;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.model.Storage;
import dev.dhow.model.Storage.FileMount;
import dev.dhow.model.VolumeKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Services for tests, with what the planner looks at.
final class ServiceBuilder {
  private final Service bare;
  private @Nullable String image;
  private @Nullable Build build;
  private @Nullable String pullPolicy;
  private @Nullable String containerName;
  private @Nullable Integer scale;
  private @Nullable String networkMode;
  private final List<String> volumesFrom = new ArrayList<>();
  private final TreeMap<String, @Nullable String> environment = new TreeMap<>();
  private final TreeMap<NetworkKey, @Nullable Attachment> networks = new TreeMap<>();
  private final List<Mount> mounts = new ArrayList<>();
  private final List<FileMount> secrets = new ArrayList<>();
  private final List<Dependency> needs = new ArrayList<>();

  private ServiceBuilder(String name) {
    this.bare = Service.named(new ServiceName(name));
    this.image = name + ":1";
    networks.put(new NetworkKey("default"), null);
  }

  /// On network `default`, with an image of its own name.
  static ServiceBuilder service(String name) {
    return new ServiceBuilder(name);
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

  ServiceBuilder containerName(String value) {
    containerName = value;
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
    return new Service(
        bare.name(),
        image,
        build,
        bare.provider(),
        pullPolicy,
        bare.platform(),
        containerName,
        bare.labels(),
        bare.labelFiles(),
        bare.annotations(),
        new Process(
            process.command(),
            process.entrypoint(),
            environment,
            environment,
            process.envFiles(),
            process.workingDir(),
            process.user(),
            process.init(),
            process.stopSignal(),
            process.stopGracePeriod(),
            process.healthcheck(),
            process.session()),
        Connectivity.on(networks).withNetworkMode(networkMode),
        new Storage(mounts, List.of(), volumesFrom, List.of(), secrets),
        bare.resources(),
        bare.isolation(),
        bare.output(),
        bare.develop(),
        scale == null ? bare.scheduling() : bare.scheduling().withScale(scale),
        bare.profiles(),
        needs,
        bare.extensions());
  }
}
