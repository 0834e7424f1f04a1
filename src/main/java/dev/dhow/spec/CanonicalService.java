package dev.dhow.spec;

import dev.dhow.model.Connectivity.Attachment;
import dev.dhow.model.Connectivity.Port;
import dev.dhow.model.Dependency;
import dev.dhow.model.EnvFile;
import dev.dhow.model.Healthcheck;
import dev.dhow.model.NetworkKey;
import dev.dhow.model.Service;
import dev.dhow.model.Value;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
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
        .build(ServiceKeys.ORDER);
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
    command(fields, "command", process.command());
    fields.text("container_name", service.containerName());
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
    command(fields, "entrypoint", process.entrypoint());
    fields.mapping("environment", process.environment());
    if (unread) {
      fields.items("env_file", process.envFiles().stream().map(CanonicalService::envFile).toList());
    }
    fields.texts("expose", connectivity.expose()).text("hostname", connectivity.hostname());
    healthcheck(fields, process.healthcheck());
    fields
        .text("image", service.image())
        .choice("init", process.init())
        .mapping("labels", service.labels());
    networks(fields, connectivity.networks());
    fields
        .text("platform", service.platform())
        .items("ports", connectivity.ports().stream().map(CanonicalService::port).toList());
    if (!hashed) {
      fields.text("pull_policy", service.pullPolicy());
    }
    fields.text("restart", service.scheduling().restart());
    if (!hashed) {
      fields.number("scale", service.scheduling().scale());
    }
    fields
        .duration("stop_grace_period", process.stopGracePeriod())
        .text("stop_signal", process.stopSignal())
        .text("user", process.user())
        .items("volumes", service.storage().mounts().stream().map(CanonicalMount::of).toList())
        .text("working_dir", process.workingDir());
    fields.mapping("annotations", service.annotations());
    new CanonicalLimits(form).write(fields, service.resources());
    new CanonicalIsolation(form).write(fields, service.isolation());
    new CanonicalIsolation(form).write(fields, service.output());
    return fields.extensions(form, service.extensions()).build(ServiceKeys.ORDER);
  }

  /// JSON tells *the image's own* (null) from *none* (an empty list), so it never leaves it out.
  private void command(FieldsBuilder fields, String name, @Nullable List<String> command) {
    if (command != null) {
      fields.put(name, Value.texts(command));
    } else if (form == Form.JSON) {
      fields.put(name, new Value.Null());
    }
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

  private static void dependencies(FieldsBuilder fields, List<Dependency> dependencies) {
    var entries = new FieldsBuilder();
    dependencies.stream()
        .sorted(Comparator.comparing(Dependency::service))
        .forEach(each ->
            entries.put(
                each.service().value(),
                new FieldsBuilder()
                    .text("condition", each.condition().id())
                    .flag("restart", each.restart())
                    .put("required", new Value.Bool(each.required()))
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

  private static void networks(
      FieldsBuilder fields, SortedMap<NetworkKey, @Nullable Attachment> networks) {
    var entries = new FieldsBuilder();
    networks.forEach((key, attachment) ->
        entries.put(key.value(), attachment == null ? new Value.Null() : attachment(attachment)));
    fields.fields("networks", entries.build());
  }

  private static Value attachment(Attachment attachment) {
    return new FieldsBuilder()
        .texts("aliases", attachment.aliases())
        .text("ipv4_address", attachment.ipv4Address())
        .text("ipv6_address", attachment.ipv6Address())
        .text("mac_address", attachment.macAddress())
        .nonZero("priority", attachment.priority())
        .build();
  }

  private static Value port(Port port) {
    return new FieldsBuilder()
        .text("name", port.name())
        .text("mode", port.mode())
        .text("host_ip", port.hostIp())
        .nonZero("target", port.target())
        .text("published", port.published())
        .text("protocol", port.protocol())
        .text("app_protocol", port.appProtocol())
        .build();
  }
}
