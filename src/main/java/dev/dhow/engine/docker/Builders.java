package dev.dhow.engine.docker;

import dev.dhow.engine.ImageBuilds;
import dev.dhow.engine.SeparateBuilds;
import dev.dhow.engine.docker.bake.BakeBuilds;
import dev.dhow.engine.docker.bake.Buildx;
import dev.dhow.engine.docker.endpoint.DockerFolder;
import dev.dhow.engine.docker.endpoint.Endpoint;
import dev.dhow.engine.docker.endpoint.ProxyArguments;
import dev.dhow.spec.BakeFile;
import dev.dhow.spec.BuildSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/// Who builds: `docker buildx` when it is installed and wanted, else the engine by its API.
final class Builders {
  private static final Set<String> OFF = Set.of("0", "f", "false");

  private final DockerFolder folder;
  private final Endpoint endpoint;
  private final Map<String, String> environment;

  Builders(DockerFolder folder, Endpoint endpoint, Map<String, String> environment) {
    this.folder = folder;
    this.endpoint = endpoint;
    this.environment = Map.copyOf(environment);
  }

  ImageBuilds open(List<BuildSpec> together, int atOnce, SeparateBuilds.Builder api)
      throws InterruptedException {
    var settings = new BakeFile.Settings(proxyArguments(), Builders::realFolder);
    if (isWanted()) {
      var buildx = Buildx.find(folder, environment);
      if (buildx.isPresent()) {
        return new BakeBuilds(buildx.get(), settings, together);
      }
    }
    return new SeparateBuilds(api, together, settings, atOnce);
  }

  /// Arguments for builds that do not set them.
  SortedMap<String, String> proxyArguments() {
    return ProxyArguments.of(folder.config(), endpoint.url());
  }

  /// Whether BuildKit is not to be used.
  boolean classicWanted() {
    return OFF.contains(environment.getOrDefault("DOCKER_BUILDKIT", ""));
  }

  private boolean isWanted() {
    return !classicWanted() && !OFF.contains(environment.getOrDefault("COMPOSE_BAKE", ""));
  }

  /// As docker compose names Dockerfiles, so that both print the same.
  private static Path realFolder(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException _) {
      return folder; // the builder says what is wrong with it
    }
  }
}
