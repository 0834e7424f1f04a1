package dev.dhow.spec;

import dev.dhow.model.Dependency;
import dev.dhow.model.EnvFile;
import dev.dhow.model.Healthcheck;
import dev.dhow.model.Provider;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceKeys;
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
    var process = service.process();
    var connectivity = service.connectivity();
    var fields = new FieldsBuilder();
    if (!hashed) {
      fields.texts("profiles", service.profiles());
      var build = service.build();
      if (build != null) {
        fields.put("build", new CanonicalBuild(form).of(build));
      }
    }
    fields
        .command(form, "command", process.command())
        .items("configs", files(service.storage().configs()))
        .text("container_name", service.containerName());
    if (!hashed) {
      dependencies(fields, service.dependsOn());
    }
    var deploy = service.scheduling().deploy();
    if (deploy != null) {
      fields.put("deploy", new CanonicalDeploy(form).of(deploy, !hashed));
    }
    var develop = service.develop();
    if (develop != null) {
      fields.put("develop", new CanonicalBuild(form).of(develop));
    }
    var resolution = connectivity.resolution();
    fields
        .texts("dns", resolution.dns())
        .texts("dns_opt", resolution.dnsOptions())
        .texts("dns_search", resolution.dnsSearch())
        .text("domainname", resolution.domainname())
        .command(form, "entrypoint", process.entrypoint());
    provider(fields, service.provider());
    fields.mapping("environment", process.environment());
    if (unread) {
      fields.items("env_file", process.envFiles().stream().map(CanonicalService::envFile).toList());
    }
    fields
        .texts("expose", connectivity.expose())
        .texts("external_links", resolution.externalLinks())
        .texts("extra_hosts", resolution.extraHosts())
        .texts("group_add", process.session().groupAdd())
        .text("hostname", connectivity.hostname());
    healthcheck(fields, process.healthcheck());
    fields
        .text("image", service.image())
        .choice("init", process.init())
        .mapping("labels", service.labels())
        .texts("links", resolution.links())
        .text("mac_address", connectivity.macAddress());
    var reach = new CanonicalConnectivity(form);
    reach.models(fields, connectivity.models());
    fields.text("network_mode", connectivity.networkMode());
    reach.networks(fields, connectivity.networks());
    fields.text("platform", service.platform());
    reach.ports(fields, connectivity);
    if (!hashed) {
      fields.text("pull_policy", service.pullPolicy());
    }
    fields.text("restart", service.scheduling().restart());
    if (!hashed) {
      fields.number("scale", service.scheduling().scale());
    }
    fields
        .items("secrets", files(service.storage().secrets()))
        .flag("stdin_open", process.session().stdinOpen())
        .duration("stop_grace_period", process.stopGracePeriod())
        .text("stop_signal", process.stopSignal())
        .texts("tmpfs", service.storage().tmpfs())
        .flag("tty", process.session().tty())
        .text("user", process.user())
        .items(
            "volumes",
            service.storage().mounts().stream().map(each -> CanonicalMount.of(each, form)).toList())
        .texts("volumes_from", service.storage().volumesFrom())
        .text("working_dir", process.workingDir())
        .items("pre_start", CanonicalHook.before(process.session().preStart(), form))
        .items("post_start", CanonicalHook.all(process.session().postStart(), form))
        .items("pre_stop", CanonicalHook.all(process.session().preStop(), form));
    fields.mapping("annotations", service.annotations());
    new CanonicalLimits(form).write(fields, service.resources());
    new CanonicalIsolation(form).write(fields, service.isolation());
    new CanonicalIsolation(form).write(fields, service.output());
    return fields.extensions(form, service.extensions()).build(ServiceKeys.CANONICAL);
  }

  private List<Value> files(List<FileMount> files) {
    return files.stream().map(file -> CanonicalMount.of(file, form)).toList();
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
