package dev.dhow.load.canonical;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlSequence;
import java.util.List;

/// Devices of the host, and requests for those that a driver picks.
final class DeviceForm {
  private static final int MOST_PARTS = 3;
  private static final String ALL = "all";

  /// Where a deployment has its devices.
  static final List<String> RESERVED = List.of("resources", "reservations", "devices");

  private final Extent extent;
  private final Diagnostics diagnostics;

  DeviceForm(Extent extent, Diagnostics diagnostics) {
    this.extent = extent;
    this.diagnostics = diagnostics;
  }

  YamlNode devices(YamlNode node) {
    return Nodes.changeItems(node, item -> Nodes.isText(item) ? device(item) : item);
  }

  /// `SOURCE[:TARGET[:PERMISSIONS]]`
  private YamlNode device(YamlNode item) {
    var text = Nodes.textOf(item);
    var parts = text.split(":", -1);
    if (parts.length > MOST_PARTS && extent.typed()) {
      diagnostics.add(
          Diagnostic.error(
                  Code.BAD_VALUE, item.span(), "`" + text + "` has more parts than a device has")
              .withHint("write it as a mapping of source, target and permissions"));
    }
    boolean hasTarget = parts.length > 1 && !parts[1].isEmpty();
    boolean hasPermissions = parts.length == MOST_PARTS;
    var span = item.span();
    return new YamlMapping(
        List.of(
            Nodes.entry("source", Nodes.text(parts[0], span)),
            Nodes.entry("target", Nodes.text(hasTarget ? parts[1] : parts[0], span)),
            Nodes.entry("permissions", Nodes.text(hasPermissions ? parts[2] : "rwm", span))),
        span);
  }

  /// `all` is a list of one request for all of them.
  static YamlNode gpus(YamlNode node) {
    if (Nodes.isText(node) && Nodes.textOf(node).equals(ALL)) {
      var all = new YamlMapping(List.of(Nodes.entry("count", node)), node.span());
      return new YamlSequence(List.of(all), node.span());
    }
    return requests(node);
  }

  /// The same where nothing else is brought into another form.
  static YamlNode countedGpus(YamlNode node) {
    return counted(Nodes.isText(node) && Nodes.textOf(node).equals(ALL) ? gpus(node) : node);
  }

  /// The same for a deployment.
  static YamlNode withCounts(YamlNode deploy) {
    return deploy instanceof YamlMapping mapping
        ? Nodes.changeBelow(mapping, RESERVED, DeviceForm::counted)
        : deploy;
  }

  /// A request that does not say which devices is for all of them.
  private static YamlNode counted(YamlNode requests) {
    return Nodes.changeItems(
        requests,
        item ->
            item instanceof YamlMapping mapping && mapping.entry("device_ids").isEmpty()
                ? Nodes.withDefault(mapping, "count", Nodes.text(ALL, mapping.span()))
                : item);
  }

  static YamlNode requests(YamlNode node) {
    return Nodes.changeItems(
        node,
        item ->
            item instanceof YamlMapping mapping
                ? Nodes.change(mapping, "options", KeyValueForm::labels)
                : item);
  }
}
