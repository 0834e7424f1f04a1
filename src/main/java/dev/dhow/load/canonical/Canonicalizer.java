package dev.dhow.load.canonical;

import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Brings a merged document into canonical form. What it makes up stands where the text it stands
/// for stands, so that later stages can point at it.
public final class Canonicalizer {
  private static final List<String> SECTIONS = List.of("networks", "volumes", "configs", "secrets");
  private static final String DEFAULT = "default";

  private final Extent extent;
  private final ServiceForm services;
  private final ResourceForm resources;

  /// What is in canonical form already, as it was made here.
  private final Set<YamlNode> madeServices = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Set<YamlNode> madeResources = Collections.newSetFromMap(new IdentityHashMap<>());

  public Canonicalizer(Surroundings surroundings, Diagnostics diagnostics) {
    this(surroundings, diagnostics, Replaced.NONE);
  }

  public Canonicalizer(Surroundings surroundings, Diagnostics diagnostics, Replaced replaced) {
    this.extent = surroundings.extent();
    this.services = new ServiceForm(surroundings, diagnostics, replaced);
    this.resources = new ResourceForm(surroundings, diagnostics);
  }

  /// Of a document that was made of another one's canonical form, only what differs is looked at.
  public YamlMapping canonical(YamlMapping document) {
    var changed =
        section(document, "services", madeServices, each -> services.canonical(each.value()));
    if (extent.normalized()) {
      changed = withDefaultNetwork(changed);
    }
    for (var section : SECTIONS) {
      changed = section(changed, section, madeResources, resources::resource);
    }
    return changed;
  }

  private static YamlMapping section(
      YamlMapping document, String name, Set<YamlNode> made, Function<Entry, YamlNode> form) {
    return Nodes.change(
        document,
        name,
        all ->
            all instanceof YamlMapping mapping
                ? mapping.withValues(entry -> canonical(entry, made, form))
                : all);
  }

  private static YamlNode canonical(
      Entry entry, Set<YamlNode> made, Function<Entry, YamlNode> form) {
    if (made.contains(entry.value())) {
      return entry.value();
    }
    var canonical = form.apply(entry);
    made.add(canonical);
    return canonical;
  }

  /// The builds of an included project are relative to its own folder, also those that do not say
  /// so.
  public static YamlMapping withContexts(YamlMapping document, Path directory) {
    return Nodes.change(
        document,
        "services",
        all -> Nodes.changeValues(all, service -> withContext(service, directory)));
  }

  private static YamlNode withContext(YamlNode service, Path directory) {
    if (!(service instanceof YamlMapping mapping)) {
      return service;
    }
    return Nodes.change(
        mapping,
        "build",
        node ->
            node instanceof YamlMapping build
                ? Nodes.withDefault(
                    build, "context", Nodes.text(directory.toString(), build.span()))
                : node);
  }

  /// The network `default` exists as soon as a service is on it.
  private static YamlMapping withDefaultNetwork(YamlMapping document) {
    var services = document.value("services").orElse(null);
    if (!(services instanceof YamlMapping all)
        || all.entries().stream().noneMatch(Canonicalizer::isOnDefault)) {
      return document;
    }
    var fallback = Nodes.entry(DEFAULT, Nodes.nothing(all.span()));
    var declared = document.value("networks").orElse(null);
    if (declared == null) {
      return Nodes.with(document, "networks", new YamlMapping(List.of(fallback), all.span()));
    }
    if (!(declared instanceof YamlMapping networks) || networks.entry(DEFAULT).isPresent()) {
      return document;
    }
    var entries = new ArrayList<Entry>(networks.entries());
    entries.add(fallback);
    return Nodes.change(document, "networks", _ -> networks.withEntries(entries));
  }

  private static boolean isOnDefault(Entry service) {
    return service.value() instanceof YamlMapping mapping
        && mapping.value("networks").orElse(null) instanceof YamlMapping networks
        && networks.entry(DEFAULT).isPresent();
  }
}
