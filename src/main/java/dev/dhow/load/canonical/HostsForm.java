package dev.dhow.load.canonical;

import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Additional host names become a list of `NAME=ADDRESS`, sorted by name.
final class HostsForm {
  private final Map<String, List<YamlNode>> hosts = new TreeMap<>();
  private boolean understood = true;

  private HostsForm() {}

  static YamlNode list(YamlNode node) {
    var form = new HostsForm();
    switch (node) {
      case YamlSequence list -> list.items().forEach(form::takeItem);
      case YamlMapping mapping ->
          mapping.entries().forEach(entry -> form.takeAddresses(entry.name(), entry.value()));
      case YamlScalar _ -> form.understood = false;
    }
    if (!form.understood) {
      return node;
    }
    var items = new ArrayList<YamlNode>();
    form.hosts.values().forEach(items::addAll);
    return new YamlSequence(items, node.span());
  }

  private void takeItem(YamlNode item) {
    var text = Nodes.textOf(item);
    int at = text.indexOf('=') >= 0 ? text.indexOf('=') : text.indexOf(':');
    if (at > 0 && Nodes.isText(item)) {
      take(text.substring(0, at), text.substring(at + 1), item);
    } else {
      understood = false;
    }
  }

  private void takeAddresses(String host, YamlNode addresses) {
    if (addresses instanceof YamlSequence list) {
      list.items().forEach(address -> takeAddress(host, address));
    } else {
      takeAddress(host, addresses);
    }
  }

  private void takeAddress(String host, YamlNode address) {
    if (Nodes.isText(address)) {
      take(host, Nodes.textOf(address), address);
    } else {
      understood = false;
    }
  }

  private void take(String host, String address, YamlNode from) {
    boolean bracketed = address.startsWith("[") && address.endsWith("]");
    var bare = bracketed ? address.substring(1, address.length() - 1) : address;
    hosts
        .computeIfAbsent(host, _ -> new ArrayList<>())
        .add(Nodes.text(host + "=" + bare, from.span()));
  }
}
