package dev.dhow.load.canonical;

import dev.dhow.source.Span;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// A service that shares something with another one depends on it, though `depends_on` may not say
/// so: a namespace, a link, or volumes.
final class ImpliedDependencies {
  private static final List<String> NAMESPACES =
      List.of("network_mode", "ipc", "pid", "uts", "cgroup");
  private static final String SERVICE = "service:";
  private static final String CONTAINER = "container:";
  private static final String DEPENDS_ON = "depends_on";

  private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();

  private ImpliedDependencies() {}

  /// The service with all of its dependencies; those it declares itself stay as they are.
  static YamlMapping addTo(YamlMapping service) {
    var declared = service.value(DEPENDS_ON).orElse(null);
    if (declared != null && !(declared instanceof YamlMapping)) {
      return service;
    }
    var all = new ImpliedDependencies();
    if (declared instanceof YamlMapping mapping) {
      mapping.entries().forEach(entry -> all.entries.put(entry.name(), entry));
    }
    int before = all.entries.size();
    all.collect(service);
    if (all.entries.size() == before) {
      return service;
    }
    var list = new ArrayList<>(all.entries.values());
    return declared instanceof YamlMapping mapping
        ? Nodes.change(service, DEPENDS_ON, _ -> mapping.withEntries(list))
        : Nodes.with(service, DEPENDS_ON, new YamlMapping(list, service.span()));
  }

  private void collect(YamlMapping service) {
    for (var link : items(service, "links")) {
      var parts = Nodes.textOf(link).split(":", -1);
      add(parts.length == 2 ? parts[0] : Nodes.textOf(link), true, link.span());
    }
    for (var namespace : NAMESPACES) {
      var shared = service.value(namespace).orElse(null);
      if (shared != null && Nodes.textOf(shared).startsWith(SERVICE)) {
        add(Nodes.textOf(shared).substring(SERVICE.length()), true, shared.span());
      }
    }
    for (var from : items(service, "volumes_from")) {
      var text = Nodes.textOf(from);
      if (!text.startsWith(CONTAINER)) {
        add(text.split(":", -1)[0], false, from.span());
      }
    }
  }

  private static List<YamlNode> items(YamlMapping service, String key) {
    return service.value(key).orElse(null) instanceof YamlSequence list
        ? list.items().stream().filter(item -> item instanceof YamlScalar).toList()
        : List.of();
  }

  private void add(String service, boolean restart, Span from) {
    var dependency =
        new YamlMapping(
            List.of(
                Nodes.entry("condition", Nodes.text("service_started", from)),
                Nodes.entry("restart", Nodes.bool(restart, from)),
                Nodes.entry("required", Nodes.bool(true, from))),
            from);
    entries.putIfAbsent(service, Nodes.entry(service, dependency));
  }
}
