package dev.dhow.spec;

import dev.dhow.model.Connectivity;
import dev.dhow.model.Dependency;
import dev.dhow.model.EmptyBase;
import dev.dhow.model.EnvFile;
import dev.dhow.model.Healthcheck;
import dev.dhow.model.Process;
import dev.dhow.model.Provider;
import dev.dhow.model.Scheduling;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceKeys;
import dev.dhow.model.Storage;
import dev.dhow.model.Storage.FileMount;
import dev.dhow.model.Value;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A service in docker compose's canonical form: its members, in its order.
public final class CanonicalService {
  private final Form form;
  private final boolean hashed;
  private final boolean unread;

  private CanonicalService(Form form, boolean hashed, boolean unread) {
    this.form = form;
    this.hashed = hashed;
    this.unread = unread;
  }

  public static Value.Fields of(Service service, Form form) {
    return new CanonicalService(form, false, false).service(service);
  }

  /// What [ConfigHash] is made of: without what does not shape a container.
  static Value.Fields hashed(Service service) {
    return new CanonicalService(Form.JSON, true, false).service(service);
  }

  /// Like [#hashed], with the names of label files.
  static Value.Fields labelled(Service service) {
    var files = service.labelFiles().stream().map(Path::toString).toList();
    return new FieldsBuilder()
        .all(hashed(service).values())
        .texts("label_file", files)
        .build(ServiceKeys.CANONICAL);
  }

  /// Like [#hashed], of a service whose env files were not read.
  static Value.Fields unread(Service service) {
    return new CanonicalService(Form.JSON, true, true).service(service);
  }

  private Value.Fields service(Service service) {
    var fields = new FieldsBuilder();
    if (!hashed) {
      notShaping(fields, service);
    }
    about(fields, service);
    scheduling(fields, service.scheduling());
    process(fields, service.process());
    connectivity(fields, service.connectivity());
    storage(fields, service.storage());
    new CanonicalLimits(form).write(fields, service.resources());
    new CanonicalIsolation(form).write(fields, service.isolation());
    new CanonicalIsolation(form).write(fields, service.output());
    return fields.extensions(form, service.extensions()).build(ServiceKeys.CANONICAL);
  }

  /// What does not shape a container.
  private void notShaping(FieldsBuilder fields, Service service) {
    var build = service.build();
    if (build != null) {
      fields.put("build", new CanonicalBuild(form).of(build));
    }
    dependencies(fields, service.dependsOn());
    fields
        .texts("profiles", service.profiles())
        .text("pull_policy", service.pullPolicy())
        .number("scale", service.scheduling().scale());
  }

  private void about(FieldsBuilder fields, Service service) {
    var develop = service.develop();
    if (develop != null) {
      fields.put("develop", new CanonicalBuild(form).of(develop));
    }
    provider(fields, service.provider());
    emptyBase(fields, service.emptyBase());
    fields
        .text("container_name", service.containerName())
        .text("image", service.image())
        .text("platform", service.platform())
        .mapping("labels", service.labels())
        .mapping("annotations", service.annotations());
  }

  private void scheduling(FieldsBuilder fields, Scheduling scheduling) {
    var deploy = scheduling.deploy();
    if (deploy != null) {
      fields.put("deploy", new CanonicalDeploy(form).of(deploy, !hashed));
    }
    fields.text("restart", scheduling.restart());
  }

  private void process(FieldsBuilder fields, Process process) {
    var session = process.session();
    if (unread) {
      fields.items("env_file", process.envFiles().stream().map(CanonicalService::envFile).toList());
    }
    healthcheck(fields, process.healthcheck());
    fields
        .command(form, "command", process.command())
        .command(form, "entrypoint", process.entrypoint())
        .mapping("environment", process.environment())
        .texts("group_add", session.groupAdd())
        .choice("init", process.init())
        .flag("stdin_open", session.stdinOpen())
        .duration("stop_grace_period", process.stopGracePeriod())
        .text("stop_signal", process.stopSignal())
        .flag("tty", session.tty())
        .text("user", process.user())
        .text("working_dir", process.workingDir())
        .items("pre_start", CanonicalHook.before(session.preStart(), form))
        .items("post_start", CanonicalHook.all(session.postStart(), form))
        .items("pre_stop", CanonicalHook.all(session.preStop(), form));
  }

  private void connectivity(FieldsBuilder fields, Connectivity connectivity) {
    var resolution = connectivity.resolution();
    fields
        .texts("dns", resolution.dns())
        .texts("dns_opt", resolution.dnsOptions())
        .texts("dns_search", resolution.dnsSearch())
        .text("domainname", resolution.domainname())
        .texts("expose", connectivity.expose())
        .texts("external_links", resolution.externalLinks())
        .texts("extra_hosts", resolution.extraHosts())
        .text("hostname", connectivity.hostname())
        .texts("links", resolution.links())
        .text("mac_address", connectivity.macAddress())
        .text("network_mode", connectivity.networkMode());
    var reach = new CanonicalConnectivity(form);
    reach.models(fields, connectivity.models());
    reach.networks(fields, connectivity.networks());
    reach.ports(fields, connectivity);
  }

  private void storage(FieldsBuilder fields, Storage storage) {
    fields
        .items("configs", files(storage.configs()))
        .items("secrets", files(storage.secrets()))
        .texts("tmpfs", storage.tmpfs())
        .items(
            "volumes",
            storage.mounts().stream().map(each -> CanonicalMount.of(each, form)).toList())
        .texts("volumes_from", storage.volumesFrom());
  }

  private List<Value> files(List<FileMount> files) {
    return files.stream().map(file -> CanonicalMount.of(file, form)).toList();
  }

  private static void emptyBase(FieldsBuilder fields, @Nullable EmptyBase base) {
    if (base != null) {
      fields.put(
          "extends",
          new FieldsBuilder().text("file", base.file()).text("service", base.service()).build());
    }
  }

  private void provider(FieldsBuilder fields, @Nullable Provider provider) {
    if (provider == null) {
      return;
    }
    var options = new FieldsBuilder();
    provider.options().forEach((name, values) -> options.put(name, Value.texts(values)));
    fields.put(
        "provider",
        new FieldsBuilder()
            .text("type", provider.type())
            .fields("options", options.build())
            .extensions(form, provider.extensions())
            .build());
  }

  /// A file that has to be there is its path and no more.
  private static Value envFile(EnvFile file) {
    var path = file.path().toString();
    return file.required()
        ? Value.text(path)
        : new FieldsBuilder()
            .text("path", path)
            .put("required", new Value.Bool(false))
            .text("format", file.format())
            .build();
  }

  private void dependencies(FieldsBuilder fields, List<Dependency> dependencies) {
    var entries = new FieldsBuilder();
    dependencies.stream()
        .sorted((one, other) -> one.service().compareTo(other.service()))
        .forEach(each ->
            entries.put(
                each.service().value(),
                new FieldsBuilder()
                    .text("condition", each.condition().id())
                    .flag("restart", each.restart())
                    .put("required", new Value.Bool(each.required()))
                    .extensions(form, each.extensions())
                    .build()));
    fields.fields("depends_on", entries.build());
  }

  private void healthcheck(FieldsBuilder fields, @Nullable Healthcheck healthcheck) {
    if (healthcheck == null) {
      return;
    }
    var test = healthcheck.test();
    fields.put(
        "healthcheck",
        new FieldsBuilder()
            .texts("test", test == null ? List.of() : test)
            .duration("timeout", healthcheck.timeout())
            .duration("interval", healthcheck.interval())
            .number("retries", healthcheck.retries())
            .duration("start_period", healthcheck.startPeriod())
            .duration("start_interval", healthcheck.startInterval())
            .flag("disable", healthcheck.disabled())
            .extensions(form, healthcheck.extensions())
            .build());
  }
}
