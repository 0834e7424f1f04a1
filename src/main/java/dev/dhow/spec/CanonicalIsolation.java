package dev.dhow.spec;

import dev.dhow.model.Isolation;
import dev.dhow.model.Isolation.CredentialSpec;
import dev.dhow.model.Output;
import org.jspecify.annotations.Nullable;

/// How a service is kept apart and where its output goes, in docker compose's canonical form.
final class CanonicalIsolation {
  private final Form form;

  CanonicalIsolation(Form form) {
    this.form = form;
  }

  void write(FieldsBuilder service, Isolation isolation) {
    var namespaces = isolation.namespaces();
    service
        .texts("cap_add", isolation.capAdd())
        .texts("cap_drop", isolation.capDrop())
        .text("cgroup", namespaces.cgroup())
        .text("cgroup_parent", isolation.cgroupParent())
        .texts("device_cgroup_rules", isolation.deviceCgroupRules())
        .text("ipc", namespaces.ipc())
        .text("isolation", isolation.technology())
        .text("pid", namespaces.pid())
        .flag("privileged", isolation.privileged())
        .flag("read_only", isolation.readOnly())
        .text("runtime", isolation.runtime())
        .texts("security_opt", isolation.securityOptions())
        .mapping("sysctls", isolation.sysctls())
        .flag("use_api_socket", isolation.useApiSocket())
        .text("userns_mode", namespaces.user())
        .text("uts", namespaces.uts());
    credentialSpec(service, isolation.credentialSpec());
  }

  private void credentialSpec(FieldsBuilder service, @Nullable CredentialSpec spec) {
    if (spec != null) {
      service.put(
          "credential_spec",
          new FieldsBuilder()
              .text("config", spec.config())
              .text("file", spec.file())
              .text("registry", spec.registry())
              .extensions(form, spec.extensions())
              .build());
    }
  }

  void write(FieldsBuilder service, Output output) {
    service.choice("attach", output.attach());
    var logging = output.logging();
    if (logging != null) {
      service.put(
          "logging",
          new FieldsBuilder()
              .text("driver", logging.driver())
              .mapping("options", logging.options())
              .extensions(form, logging.extensions())
              .build());
    }
  }
}
