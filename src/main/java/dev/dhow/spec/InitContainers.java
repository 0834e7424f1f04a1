package dev.dhow.spec;

import dev.dhow.model.InitContainer;
import dev.dhow.model.Isolation;
import dev.dhow.model.Process;
import dev.dhow.model.Session;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Makes the specs of containers that run to their end before another one is started. Compose
/// Specification, services, *pre_start*.
///
/// Such a container has the mounts of the other one, and is in its networks, under a name of its
/// own and without any fixed address, as one that is to be replaced may still be there.
public final class InitContainers {
  private static final Set<String> KEPT_LABELS =
      Set.of(
          Labels.PROJECT,
          Labels.SERVICE,
          Labels.VERSION,
          Labels.CONFIG_HASH,
          Labels.WORKING_DIR,
          Labels.CONFIG_FILES,
          Labels.ENVIRONMENT_FILE);

  private InitContainers() {}

  /// @param main the container that waits for it
  /// @param position among those that it waits for, counted from 0
  public static ContainerSpec of(ContainerSpec main, InitContainer init, int position) {
    var name = Names.init(main.name(), position);
    var image = Objects.requireNonNullElse(init.image(), main.image());
    var same = image.equals(main.image());
    var labels = new TreeMap<>(main.labels());
    labels.keySet().retainAll(KEPT_LABELS);
    labels.put(Labels.HOOK, "pre_start");
    var names = main.names();
    return new ContainerSpec(
        name,
        main.service(),
        main.number(),
        image,
        same ? main.platform() : null,
        labels,
        process(main.process(), init, same),
        new NameSpec(
            null,
            null,
            names.dns(),
            names.dnsOptions(),
            names.dnsSearch(),
            names.extraHosts(),
            names.links()),
        main.networkMode(),
        null,
        main.networks().stream().map(each -> each.beside(name)).toList(),
        List.of(),
        List.of(),
        StorageSpec.of(List.of()).withVolumesFrom(List.of(main.name())),
        List.of(),
        null,
        HostSpec.NONE.withIsolation(Isolation.NONE.withPrivileged(init.hook().privileged())));
  }

  /// @param same whether it has the image of the other one, and so its users
  private static Process process(Process main, InitContainer init, boolean same) {
    var hook = init.hook();
    var environment = new TreeMap<String, @Nullable String>(main.environment());
    environment.putAll(hook.environment());
    var user = hook.user() == null && same ? main.user() : hook.user();
    return new Process(
        hook.command(),
        null,
        environment,
        environment,
        List.of(),
        hook.workingDir() == null ? main.workingDir() : hook.workingDir(),
        user,
        null,
        null,
        null,
        null,
        Session.NONE);
  }
}
