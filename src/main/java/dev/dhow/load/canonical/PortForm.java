package dev.dhow.load.canonical;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.source.Span;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlScalar.Kind;
import dev.dhow.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Ports in short syntax become mappings, one for each container port; of two that publish the same
/// the later one stays.
final class PortForm {
  private static final int MOST = 100_000;

  private final Extent extent;
  private final Diagnostics diagnostics;
  private final Replaced replaced;
  private int count;

  PortForm(Extent extent, Diagnostics diagnostics, Replaced replaced) {
    this.extent = extent;
    this.diagnostics = diagnostics;
    this.replaced = replaced;
  }

  YamlNode ports(YamlNode node) {
    if (!(node instanceof YamlSequence list)) {
      return node;
    }
    if (!extent.typed() && list.items().stream().anyMatch(PortForm::isNoPort)) {
      return asWritten(list);
    }
    var unique = new LinkedHashMap<String, YamlNode>();
    for (var item : list.items()) {
      for (var port : port(item)) {
        count++;
        var before = unique.put(identity(item instanceof YamlMapping ? item : port), port);
        replaced.tell(before, port);
      }
    }
    return list.withItems(new ArrayList<>(unique.values()));
  }

  /// As long as one of them cannot be read, only what is written in the same way is there once.
  private YamlNode asWritten(YamlSequence list) {
    var unique = new LinkedHashMap<String, YamlNode>();
    for (var item : list.items()) {
      var text = item instanceof YamlScalar scalar && !scalar.isNull() ? scalar.text() : null;
      replaced.tell(unique.put(text == null ? identity(item) : text, item), item);
    }
    boolean repeated = unique.size() < list.items().size();
    return Nodes.changeItems(
        repeated ? list.withItems(new ArrayList<>(unique.values())) : list,
        item -> item instanceof YamlMapping mapping ? withDefaults(mapping) : item);
  }

  private static boolean isNoPort(YamlNode item) {
    try {
      return Nodes.isText(item) && PortText.parse(Nodes.textOf(item)).isEmpty();
    } catch (PortText.BadPortException _) {
      return true;
    }
  }

  private List<YamlNode> port(YamlNode item) {
    if (item instanceof YamlScalar scalar
        && (scalar.kind() == Kind.STRING || scalar.kind() == Kind.INTEGER)) {
      return shortForm(scalar);
    }
    return item instanceof YamlMapping mapping ? List.of(withDefaults(mapping)) : List.of(item);
  }

  private YamlMapping withDefaults(YamlMapping port) {
    var changed = port;
    if (extent.typed()) {
      changed = Nodes.change(changed, "published", PortForm::asText);
    }
    changed = Nodes.withDefault(changed, "mode", Nodes.text("ingress", port.span()));
    return Nodes.withDefault(changed, "protocol", Nodes.text("tcp", port.span()));
  }

  private static YamlNode asText(YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.kind() == Kind.INTEGER
        ? Nodes.text(scalar.text(), scalar.span())
        : node;
  }

  private List<YamlNode> shortForm(YamlScalar scalar) {
    if (count > MOST) {
      diagnostics.add(
          Diagnostic.error(
                  Code.YAML_LIMIT, scalar.span(), "the project has more than " + MOST + " ports")
              .withHint("publish fewer of them"));
      return List.of();
    }
    try {
      return PortText.parse(scalar.text()).stream()
          .map(port -> (YamlNode) mapping(port, scalar.span()))
          .toList();
    } catch (PortText.BadPortException e) {
      diagnostics.add(
          Diagnostic.error(Code.BAD_VALUE, scalar.span(), e.problem()).withHint(e.hint()));
      return List.of();
    }
  }

  private static YamlMapping mapping(PortText port, Span span) {
    var entries = new ArrayList<Entry>();
    entries.add(Nodes.entry("mode", Nodes.text("ingress", span)));
    if (!port.hostIp().isEmpty()) {
      entries.add(Nodes.entry("host_ip", Nodes.text(port.hostIp(), span)));
    }
    entries.add(Nodes.entry("target", Nodes.number(port.target(), span)));
    if (!port.published().isEmpty()) {
      entries.add(Nodes.entry("published", Nodes.text(port.published(), span)));
    }
    entries.add(Nodes.entry("protocol", Nodes.text(port.protocol(), span)));
    return new YamlMapping(entries, span);
  }

  /// Equal for two ports of which the later stays. Like docker compose, it tells numbers from text.
  private static String identity(YamlNode port) {
    if (!(port instanceof YamlMapping mapping)) {
      return "other " + port.span();
    }
    return value(mapping, "host_ip", "0.0.0.0")
        + ":"
        + kind(mapping, "published")
        + value(mapping, "published", "")
        + ":"
        + kind(mapping, "target")
        + value(mapping, "target", "")
        + "/"
        + value(mapping, "protocol", "tcp");
  }

  private static String kind(YamlMapping mapping, String key) {
    return mapping.value(key).orElse(null) instanceof YamlScalar scalar
        ? scalar.kind().name() + " "
        : "";
  }

  private static String value(YamlMapping mapping, String key, String other) {
    return mapping.value(key).map(Nodes::textOf).orElse(other);
  }
}
