package dev.dhow.load.decode;

import dev.dhow.model.Isolation;
import dev.dhow.model.Isolation.CredentialSpec;
import dev.dhow.model.Isolation.Namespaces;
import java.util.regex.Pattern;

/// Decodes how far containers are kept apart from the host.
final class IsolationDecoder {
  private static final Pattern CGROUP = Pattern.compile("host|private");

  private IsolationDecoder() {}

  static Isolation decode(Section service) {
    return new Isolation(
        service.texts("cap_add"),
        service.texts("cap_drop"),
        service.flag("privileged"),
        service.flag("read_only"),
        service.plainFlag("use_api_socket"),
        service.uniqueTexts("security_opt"),
        service.uniqueTexts("device_cgroup_rules"),
        service.mapping("sysctls"),
        new Namespaces(
            service.matching("cgroup", CGROUP, "use host or private"),
            service.text("ipc"),
            service.text("pid"),
            service.text("userns_mode"),
            service.text("uts")),
        service.text("cgroup_parent"),
        service.text("runtime"),
        service.text("isolation"),
        service
            .section("credential_spec", Language.CREDENTIAL_SPEC)
            .map(IsolationDecoder::credentialSpec)
            .orElse(null));
  }

  private static CredentialSpec credentialSpec(Section spec) {
    return new CredentialSpec(
        spec.text("config"), spec.text("file"), spec.text("registry"), spec.extensions());
  }
}
