package dev.dhow.app;

import dev.dhow.load.ShortForms;
import dev.dhow.model.Connectivity;
import dev.dhow.model.Deploy;
import dev.dhow.model.Isolation;
import dev.dhow.model.Mount;
import dev.dhow.model.Process;
import dev.dhow.model.Scheduling;
import dev.dhow.model.Service;
import dev.dhow.model.Storage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a service is for one command: as the files have it, changed by flags, and without what
/// would start it again or give it more than one container.
final class OneOffService {
  private final OneOffOptions options;
  private final ShortForms forms;
  private final Variables variables;

  /// @param forms reads what flags say in short forms
  /// @param variables of the project
  OneOffService(OneOffOptions options, ShortForms forms, Variables variables) {
    this.options = options;
    this.forms = forms;
    this.variables = variables;
  }

  /// @param name of the container
  Service of(Service service, String name, boolean terminal) {
    return new Service(
        service.name(),
        service.image(),
        service.build(),
        service.provider(),
        service.emptyBase(),
        service.pullPolicy(),
        service.platform(),
        name,
        labels(service.labels()),
        service.labelFiles(),
        service.annotations(),
        process(service.process(), terminal),
        connectivity(service.connectivity()),
        storage(service.storage()),
        service.resources(),
        isolation(service.isolation()),
        service.output(),
        service.develop(),
        scheduling(service.scheduling()),
        service.profiles(),
        service.dependsOn(),
        service.extensions());
  }

  private SortedMap<String, String> labels(SortedMap<String, String> declared) {
    var labels = new TreeMap<>(declared);
    for (var label : options.labels()) {
      int equals = label.indexOf('=');
      if (equals < 0) {
        throw new UsageException(
            "label must be set as KEY=VALUE",
            "write --label %s=VALUE".formatted(label.isEmpty() ? "KEY" : label));
      }
      labels.put(label.substring(0, equals), label.substring(equals + 1));
    }
    return labels;
  }

  private Process process(Process declared, boolean terminal) {
    var entrypoint = options.entrypoint();
    return new Process(
        command(declared),
        entrypoint == null ? declared.entrypoint() : forms.words("--entrypoint", entrypoint),
        environment(declared.environment()),
        declared.declaredEnvironment(),
        declared.envFiles(),
        given(options.workingDirectory(), declared.workingDir()),
        given(options.user(), declared.user()),
        declared.init(),
        declared.stopSignal(),
        declared.stopGracePeriod(),
        declared.healthcheck(),
        declared.session().with(terminal, options.interactive()));
  }

  /// Another entry point can do nothing with the words that the service has for its own.
  private @Nullable List<String> command(Process declared) {
    if (!options.command().isEmpty()) {
      return options.command();
    }
    return options.entrypoint() == null ? declared.command() : List.of();
  }

  private static @Nullable String given(@Nullable String flag, @Nullable String declared) {
    return flag == null || flag.isEmpty() ? declared : flag;
  }

  private SortedMap<String, @Nullable String> environment(
      SortedMap<String, @Nullable String> declared) {
    var given = new TreeMap<String, String>();
    for (var entry : variables.given(options.environment())) {
      int equals = entry.indexOf('=');
      given.put(entry.substring(0, equals), entry.substring(equals + 1));
    }
    var environment = new TreeMap<String, @Nullable String>(declared);
    environment.putAll(forms.variables(options.variableFiles(), given));
    environment.putAll(given);
    return environment;
  }

  private Connectivity connectivity(Connectivity declared) {
    var ports =
        options.servicePorts() ? declared.ports() : forms.ports("--publish", options.publish());
    return new Connectivity(
        declared.hostname(),
        declared.networkMode(),
        declared.networks(),
        ports,
        declared.expose(),
        declared.macAddress(),
        declared.resolution(),
        declared.models());
  }

  private Storage storage(Storage declared) {
    var mounts = new ArrayList<Mount>(declared.mounts());
    mounts.addAll(forms.mounts("--volume", options.volumes()));
    return new Storage(
        mounts, declared.tmpfs(), declared.volumesFrom(), declared.configs(), declared.secrets());
  }

  private Isolation isolation(Isolation declared) {
    var added = and(declared.capAdd(), options.capAdd());
    var dropped = and(without(declared.capDrop(), options.capAdd()), options.capDrop());
    return new Isolation(
        without(added, options.capDrop()),
        dropped,
        declared.privileged(),
        declared.readOnly(),
        declared.useApiSocket(),
        declared.securityOptions(),
        declared.deviceCgroupRules(),
        declared.sysctls(),
        declared.namespaces(),
        declared.cgroupParent(),
        declared.runtime(),
        declared.technology(),
        declared.credentialSpec());
  }

  private static List<String> and(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  private static List<String> without(List<String> one, Collection<String> other) {
    return one.stream().filter(each -> !other.contains(each)).toList();
  }

  private static Scheduling scheduling(Scheduling declared) {
    var deploy = declared.deploy();
    return new Scheduling(null, 1, deploy == null ? null : withoutRestarts(deploy));
  }

  private static Deploy withoutRestarts(Deploy deploy) {
    return new Deploy(
        deploy.mode(),
        deploy.replicas(),
        deploy.labels(),
        deploy.update(),
        deploy.rollback(),
        deploy.resources(),
        null,
        deploy.placement(),
        deploy.endpointMode(),
        deploy.extensions());
  }
}
