package dev.dhow.load.check;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.diagnostic.Suggestion;
import dev.dhow.graph.ServiceGraph;
import dev.dhow.model.Mount;
import dev.dhow.model.NetworkKey;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.model.VolumeKey;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Narrows a project to the services a command names.
public final class ServiceSelection {

  private static final int MOST_LISTED = 20;

  private ServiceSelection() {}

  /// The project with only the named services and what they need enabled; all of it when none is
  /// named. Dependencies on others are dropped.
  ///
  /// @param withDependencies whether to keep what the named services need
  /// @throws dev.dhow.diagnostic.InvalidProjectException when a name is not that of an enabled
  ///   service, without a place, as no file is to blame
  public static Project narrow(
      Project project, Collection<ServiceName> named, boolean withDependencies) {
    checkNames(project, named);
    if (named.isEmpty()) {
      return project;
    }
    Set<ServiceName> kept =
        withDependencies
            ? ServiceGraph.of(project.services().values()).withDependencies(named)
            : new HashSet<>(named);
    var enabled = new TreeMap<ServiceName, Service>();
    var disabled = new TreeMap<>(project.disabledServices());
    project
        .services()
        .forEach((name, service) -> {
          if (kept.contains(name)) {
            enabled.put(name, withDependenciesAmong(service, kept));
          } else {
            disabled.put(name, service);
          }
        });
    return project.withServices(enabled, disabled);
  }

  private static Service withDependenciesAmong(Service service, Set<ServiceName> kept) {
    return service.withDependsOn(
        service.dependsOn().stream().filter(each -> kept.contains(each.service())).toList());
  }

  private static void checkNames(Project project, Collection<ServiceName> named) {
    var known = project.services().keySet().stream().map(ServiceName::value).toList();
    var diagnostics = new Diagnostics();
    for (var name : named) {
      if (!project.services().containsKey(name)) {
        diagnostics.add(
            Diagnostic.error(Code.UNDEFINED_SERVICE, null, "no such service: " + name)
                .withHint(
                    Suggestion.of(name.value(), known)
                        .map(word -> "did you mean `" + word + "`?")
                        .orElse(listed(known))));
      }
    }
    diagnostics.stopOnErrors();
  }

  private static String listed(List<String> known) {
    if (known.isEmpty()) {
      return "add it under services";
    }
    var first = "name one of " + String.join(", ", known.stream().limit(MOST_LISTED).toList());
    return known.size() > MOST_LISTED ? first + " …" : first;
  }

  /// The project without the networks, volumes, configs and secrets that no enabled service uses.
  public static Project withoutUnused(Project project) {
    var networks = new HashSet<NetworkKey>();
    var volumes = new HashSet<VolumeKey>();
    var configs = new HashSet<String>();
    var secrets = new HashSet<String>();
    var models = new HashSet<String>();
    for (var service : project.services().values()) {
      addBuildSecrets(project, service, new HashSet<>(), secrets);
      networks.addAll(service.connectivity().networks().keySet());
      models.addAll(service.connectivity().models().keySet());
      service.storage().configs().forEach(config -> configs.add(config.source()));
      service.storage().secrets().forEach(secret -> secrets.add(secret.source()));
      for (var mount : service.storage().mounts()) {
        if (mount instanceof Mount.Volume volume && volume.source() != null) {
          volumes.add(volume.source());
        }
      }
    }
    return project.withResources(
        only(project.networks(), networks),
        only(project.volumes(), volumes),
        only(project.configs(), configs),
        only(project.secrets(), secrets),
        only(project.models(), models));
  }

  /// What a build takes files from is built even if it is not to run.
  private static void addBuildSecrets(
      Project project, Service service, Set<ServiceName> seen, Set<String> secrets) {
    var build = service.build();
    if (build == null || !seen.add(service.name())) {
      return;
    }
    build.advanced().secrets().forEach(secret -> secrets.add(secret.source()));
    for (var name : build.contextServices()) {
      var disabled = project.disabledServices().get(name);
      if (disabled != null) {
        addBuildSecrets(project, disabled, seen, secrets);
      }
    }
  }

  private static <K extends Comparable<K>, T> SortedMap<K, T> only(Map<K, T> all, Set<K> used) {
    var kept = new TreeMap<>(all);
    kept.keySet().retainAll(used);
    return kept;
  }
}
