package dev.dhow.load.decode;

import dev.dhow.model.Connectivity;
import dev.dhow.model.Connectivity.Attachment;
import dev.dhow.model.Connectivity.Port;
import dev.dhow.model.LanguageModel;
import dev.dhow.model.NetworkKey;
import dev.dhow.model.Resolution;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decodes networks and ports of a service.
final class ConnectivityDecoder {
  private static final Set<String> PROTOCOLS = Set.of("", "tcp", "udp", "sctp");
  private static final Pattern PUBLISHED = Pattern.compile("([0-9]{1,5}(-[0-9]{1,5})?)?");
  private static final Pattern EXPOSE =
      Pattern.compile("[0-9]{1,5}(-[0-9]{1,5})?(/(tcp|udp|sctp))?");
  private static final int GREATEST = 65_535;

  private ConnectivityDecoder() {}

  static Connectivity decode(Section service) {
    return new Connectivity(
        service.text("hostname"),
        service.text("network_mode"),
        networks(service),
        ports(service),
        expose(service),
        service.text("mac_address"),
        resolution(service),
        models(service));
  }

  private static Resolution resolution(Section service) {
    return new Resolution(
        service.text("domainname"),
        service.texts("dns"),
        service.texts("dns_opt"),
        service.texts("dns_search"),
        service.texts("extra_hosts"),
        service.texts("links"),
        service.uniqueTexts("external_links"));
  }

  private static SortedMap<String, LanguageModel.@Nullable Use> models(Section service) {
    var models = new TreeMap<String, LanguageModel.@Nullable Use>();
    for (var entry : service.entries("models")) {
      models.put(
          entry.name(),
          isNothing(entry.value())
              ? null
              : service
                  .open(entry.value(), entry.name(), Language.MODEL_USE)
                  .map(ConnectivityDecoder::modelUse)
                  .orElse(null));
    }
    return models;
  }

  private static LanguageModel.Use modelUse(Section part) {
    return new LanguageModel.Use(
        part.text("endpoint_var"), part.text("model_var"), part.extensions());
  }

  private static SortedMap<NetworkKey, @Nullable Attachment> networks(Section service) {
    var networks = new TreeMap<NetworkKey, @Nullable Attachment>();
    for (var entry : service.entries("networks")) {
      networks.put(
          new NetworkKey(entry.name()),
          isNothing(entry.value())
              ? null
              : service
                  .open(entry.value(), entry.name(), Language.ATTACHMENT)
                  .map(ConnectivityDecoder::attachment)
                  .orElse(null));
    }
    return networks;
  }

  private static boolean isNothing(YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.isNull();
  }

  private static Attachment attachment(Section part) {
    return new Attachment(
        part.texts("aliases"),
        part.mapping("driver_opts"),
        part.number("gw_priority"),
        part.text("interface_name"),
        part.text("ipv4_address"),
        part.text("ipv6_address"),
        part.texts("link_local_ips"),
        part.text("mac_address"),
        part.number("priority"),
        part.extensions());
  }

  private static List<Port> ports(Section service) {
    var ports = new ArrayList<Port>();
    for (var item : service.items("ports")) {
      service
          .open(item, "ports", Language.PORT)
          .map(ConnectivityDecoder::port)
          .ifPresent(ports::add);
    }
    return ports;
  }

  private static Port port(Section part) {
    var protocol = part.text("protocol");
    var mode = part.text("mode");
    check(
        part,
        "protocol",
        protocol == null || PROTOCOLS.contains(protocol.toLowerCase(Locale.ROOT)),
        "use tcp, udp or sctp");
    var hostIp = part.text("host_ip");
    check(part, "host_ip", hostIp == null || Addresses.isAddress(hostIp), "write an IP address");
    var published = part.text("published");
    check(
        part,
        "published",
        published == null || PUBLISHED.matcher(published).matches(),
        "write a port or a range such as 8080-8090");
    return new Port(
        part.text("name"),
        mode == null ? "ingress" : mode,
        hostIp,
        target(part),
        published,
        protocol == null ? "tcp" : protocol,
        part.text("app_protocol"),
        part.extensions());
  }

  private static int target(Section part) {
    if (part.value("target") == null) {
      part.problems().missingKey(part.node(), "target", Language.PORT);
      return 1;
    }
    var target = part.integer("target");
    check(
        part,
        "target",
        target == null || (target > 0 && target <= GREATEST),
        "write a number from 1 to 65535");
    return target == null ? 1 : target;
  }

  private static List<String> expose(Section service) {
    for (var item : service.items("expose")) {
      if (item instanceof YamlScalar scalar && !EXPOSE.matcher(scalar.text()).matches()) {
        var message = "`" + scalar.text() + "` is not a port";
        var hint = "write it like 8080 or 8080-8090/udp";
        if (scalar.kind() == YamlScalar.Kind.FLOAT) {
          service.problems().badValue(item, message, hint);
        } else {
          service.problems().noEffect(item, message + ", so it exposes nothing", hint);
        }
      }
    }
    return service.texts("expose");
  }

  private static String text(YamlNode node) {
    return node instanceof YamlScalar scalar ? scalar.text() : "";
  }

  private static void check(Section part, String key, boolean good, String hint) {
    var node = part.value(key);
    if (node != null && !good) {
      part.problems().badValue(node, "`" + text(node) + "` is not a `" + key + "` of a port", hint);
    }
  }
}
