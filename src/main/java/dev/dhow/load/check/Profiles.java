package dev.dhow.load.check;

import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

/// Enables the services of the active profiles. A service without profiles is always enabled.
public final class Profiles {
  private static final String ALL = "*";

  private Profiles() {}

  /// @param active names of profiles; `*` stands for all
  public static Project activate(Project project, Set<String> active) {
    var all = new TreeMap<>(project.services());
    all.putAll(project.disabledServices());
    var enabled = new TreeMap<ServiceName, Service>();
    var disabled = new TreeMap<ServiceName, Service>();
    all.forEach(
        (name, service) -> (isEnabled(service, active) ? enabled : disabled).put(name, service));
    return project.withServices(enabled, disabled);
  }

  /// The active profiles and those of services that were named, for naming a service enables it.
  public static Set<String> withNamed(
      Project project, Set<String> active, Collection<ServiceName> named) {
    var profiles = new HashSet<>(active);
    for (var name : named) {
      var service = project.disabledServices().get(name);
      if (service != null) {
        profiles.addAll(service.profiles());
      }
    }
    return profiles;
  }

  private static boolean isEnabled(Service service, Set<String> active) {
    return service.profiles().isEmpty()
        || active.contains(ALL)
        || service.profiles().stream().anyMatch(active::contains);
  }
}
