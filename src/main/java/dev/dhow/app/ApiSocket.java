package dev.dhow.app;

import dev.dhow.engine.Engine;
import dev.dhow.model.FileObject;
import dev.dhow.model.Mount;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.Storage;
import dev.dhow.model.Storage.FileMount;
import dev.dhow.spec.ServiceFiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// `use_api_socket`: a service is given the engine's socket and the user's logins at registries. As
/// docker compose does it, by mounts, a config and a variable, which count in its configuration.
final class ApiSocket {
  private static final String SOCKET = "/var/run/docker.sock";
  private static final String FOLDER = "/run/secrets/docker";
  private static final String VARIABLE = "DOCKER_CONFIG";

  private ApiSocket() {}

  /// The project with all of that; the same when no service asks for it.
  static Project given(Project project, Engine engine) throws InterruptedException {
    if (project.services().values().stream().noneMatch(ApiSocket::isAskedFor)) {
      return project;
    }
    var configs = new TreeMap<>(project.configs());
    configs.put(ServiceFiles.LOGINS, logins(engine.logins()));
    var services = new TreeMap<>(project.services());
    services.replaceAll((_, service) -> isAskedFor(service) ? given(service) : service);
    return project
        .withServices(services, project.disabledServices())
        .withResources(
            project.networks(), project.volumes(), configs, project.secrets(), project.models());
  }

  private static boolean isAskedFor(Service service) {
    return service.isolation().useApiSocket();
  }

  private static FileObject logins(String text) {
    return new FileObject(
        ServiceFiles.LOGINS,
        ServiceFiles.LOGINS,
        new FileObject.Source(null, null, null, text, null),
        false,
        Collections.emptySortedMap(),
        null,
        Collections.emptySortedMap(),
        null,
        Collections.emptySortedMap());
  }

  private static Service given(Service service) {
    var storage = service.storage();
    var mounts = new ArrayList<>(storage.mounts());
    mounts.add(new Mount.Bind(SOCKET, SOCKET, Mount.Options.NONE));
    var configs = new ArrayList<>(storage.configs());
    var target = FOLDER + "/config.json";
    configs.add(
        new FileMount(ServiceFiles.LOGINS, target, null, null, null, Collections.emptySortedMap()));
    var environment = new TreeMap<String, @Nullable String>(service.process().environment());
    environment.putIfAbsent(VARIABLE, FOLDER);
    return service
        .withEnvironment(environment)
        .withStorage(
            new Storage(
                mounts, storage.tmpfs(), storage.volumesFrom(), configs, storage.secrets()));
  }
}
