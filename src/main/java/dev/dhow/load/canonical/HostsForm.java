package dev.dhow.load.canonical;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Additional host names become a list of `NAME=ADDRESS`, sorted.
final class HostsForm {
  private final List<YamlNode> hosts = new ArrayList<>();
  private final Set<String> written = new HashSet<>();
  private final Diagnostics diagnostics;
  private boolean understood = true;

  private HostsForm(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /// What is of the wrong type stays as it is.
  static YamlNode list(YamlNode node, Diagnostics diagnostics) {
    var form = new HostsForm(diagnostics);
    switch (node) {
      case YamlSequence list -> list.items().forEach(form::takeItem);
      case YamlMapping mapping ->
          mapping.entries().forEach(entry -> form.takeAddresses(entry.name(), entry.value()));
      case YamlScalar _ -> form.understood = false;
    }
    form.hosts.sort((one, other) -> Nodes.textOf(one).compareTo(Nodes.textOf(other)));
    return form.understood ? new YamlSequence(form.hosts, node.span()) : node;
  }

  private void takeItem(YamlNode item) {
    if (!Nodes.isText(item)) {
      understood = false;
      return;
    }
    var text = Nodes.textOf(item);
    if (!written.add(text)) {
      diagnostics.add(
          Diagnostic.error(Code.BAD_VALUE, item.span(), "`" + text + "` is there twice")
              .withHint("remove one of them"));
    }
    int at = text.indexOf('=') >= 0 ? text.indexOf('=') : text.indexOf(':');
    if (at < 0) {
      refuse(item, "`" + text + "` has no address");
      return;
    }
    for (var address : text.substring(at + 1).split(",", -1)) {
      take(text.substring(0, at), address, item);
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
    if (host.isEmpty() || host.contains(":") || host.contains("=")) {
      refuse(from, "`" + host + "` is not the name of a host");
    }
    boolean bracketed = address.startsWith("[") && address.endsWith("]") && address.length() > 2;
    var bare = bracketed ? address.substring(1, address.length() - 1) : address;
    hosts.add(Nodes.text(host + "=" + bare, from.span()));
  }

  private void refuse(YamlNode place, String problem) {
    diagnostics.add(
        Diagnostic.error(Code.BAD_VALUE, place.span(), problem)
            .withHint("write it as NAME=ADDRESS, such as \"db=10.0.0.5\""));
  }
}
