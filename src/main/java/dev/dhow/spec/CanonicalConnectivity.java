package dev.dhow.spec;

import dev.dhow.model.Connectivity;
import dev.dhow.model.Connectivity.Attachment;
import dev.dhow.model.Connectivity.Port;
import dev.dhow.model.LanguageModel;
import dev.dhow.model.NetworkKey;
import dev.dhow.model.Value;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Networks, ports and models of a service in docker compose's canonical form.
final class CanonicalConnectivity {
  private final Form form;

  CanonicalConnectivity(Form form) {
    this.form = form;
  }

  void models(FieldsBuilder fields, SortedMap<String, LanguageModel.@Nullable Use> models) {
    var entries = new FieldsBuilder();
    models.forEach((key, use) -> entries.put(key, use == null ? new Value.Null() : modelUse(use)));
    fields.fields("models", entries.build());
  }

  private Value modelUse(LanguageModel.Use use) {
    return new FieldsBuilder()
        .text("endpoint_var", use.endpointVariable())
        .text("model_var", use.modelVariable())
        .extensions(form, use.extensions())
        .build();
  }

  void networks(FieldsBuilder fields, SortedMap<NetworkKey, @Nullable Attachment> networks) {
    var entries = new FieldsBuilder();
    networks.forEach((key, attachment) ->
        entries.put(key.value(), attachment == null ? new Value.Null() : attachment(attachment)));
    fields.fields("networks", entries.build());
  }

  private Value attachment(Attachment attachment) {
    return new FieldsBuilder()
        .texts("aliases", attachment.aliases())
        .mapping("driver_opts", attachment.driverOpts())
        .nonZero("gw_priority", attachment.gatewayPriority())
        .text("interface_name", attachment.interfaceName())
        .text("ipv4_address", attachment.ipv4Address())
        .text("ipv6_address", attachment.ipv6Address())
        .texts("link_local_ips", attachment.linkLocalIps())
        .text("mac_address", attachment.macAddress())
        .nonZero("priority", attachment.priority())
        .extensions(form, attachment.extensions())
        .build();
  }

  void ports(FieldsBuilder fields, Connectivity connectivity) {
    fields.items("ports", connectivity.ports().stream().map(this::port).toList());
  }

  private Value port(Port port) {
    return new FieldsBuilder()
        .text("name", port.name())
        .text("mode", port.mode())
        .text("host_ip", port.hostIp())
        .nonZero("target", port.target())
        .text("published", port.published())
        .text("protocol", port.writtenProtocol())
        .text("app_protocol", port.appProtocol())
        .extensions(form, port.extensions())
        .build();
  }
}
