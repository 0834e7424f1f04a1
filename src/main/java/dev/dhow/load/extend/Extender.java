package dev.dhow.load.extend;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.diagnostic.Suggestion;
import dev.dhow.load.merge.Layer;
import dev.dhow.load.merge.MergeListener;
import dev.dhow.load.merge.Merger;
import dev.dhow.yaml.YamlLimits;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlScalar.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Puts each service of a document on top of the one it `extends`, which is in the same document.
public final class Extender {
  private static final String EXTENDS = "extends";
  private static final int DEEPEST = 100;

  private final Diagnostics diagnostics;
  private final Merger merger;
  private long added;

  public Extender(Diagnostics diagnostics) {
    this(diagnostics, MergeListener.NONE);
  }

  public Extender(Diagnostics diagnostics, MergeListener listener) {
    this.diagnostics = diagnostics;
    this.merger = new Merger(diagnostics, listener);
  }

  public Layer extend(Layer layer) {
    return layer.with(document -> extend(document, layer));
  }

  private YamlMapping extend(YamlMapping document, Layer layer) {
    var entries = new ArrayList<Entry>();
    for (var entry : document.entries()) {
      boolean services = entry.name().equals("services");
      entries.add(
          services && entry.value() instanceof YamlMapping mapping
              ? new Entry(entry.key(), new Services(mapping, layer).extendAll())
              : entry);
    }
    return document.withEntries(entries);
  }

  /// The services of one document, extended one after the other.
  private final class Services {
    private final YamlMapping declared;
    private final Layer layer;
    private final SequencedMap<String, YamlNode> done = new LinkedHashMap<>();

    Services(YamlMapping declared, Layer layer) {
      this.declared = declared;
      this.layer = layer;
    }

    YamlMapping extendAll() {
      return declared.withEntries(
          declared.entries().stream()
              .map(entry -> new Entry(entry.key(), extended(entry, List.of())))
              .toList());
    }

    /// @param extenders the services that extend each other down to this one
    private YamlNode extended(Entry service, List<String> extenders) {
      var known = done.get(service.name());
      if (known != null) {
        return known;
      }
      var result =
          service.value() instanceof YamlMapping mapping
              ? onTopOfBase(service, mapping, extenders)
              : service.value();
      done.put(service.name(), result);
      return result;
    }

    private YamlNode onTopOfBase(Entry service, YamlMapping mapping, List<String> extenders) {
      var reference = mapping.value(EXTENDS);
      if (reference.isEmpty()) {
        return mapping;
      }
      var own = without(mapping);
      var base = base(service.name(), reference.get());
      if (base.isEmpty()) {
        return own;
      }
      var path = new ArrayList<>(extenders);
      path.add(service.name());
      int loop = path.indexOf(base.get().name());
      if (loop >= 0) {
        reportCycle(path.subList(loop, path.size()), reference.get());
        return own;
      }
      if (path.size() > DEEPEST) {
        reportDepth(reference.get());
        return own;
      }
      var below = extended(base.get(), path);
      added += below.weight();
      if (added > YamlLimits.DEFAULT.nodes()) {
        diagnostics.add(
            Diagnostic.error(
                Code.YAML_LIMIT,
                reference.get().span(),
                "the file becomes too large by `extends`"));
        return own;
      }
      return below instanceof YamlMapping lower
          ? merger.mergeService(lower, own, layer, service.name())
          : own;
    }

    private void reportDepth(YamlNode at) {
      diagnostics.add(
          Diagnostic.error(
                  Code.YAML_LIMIT,
                  at.span(),
                  "more than %d services extend each other in a row".formatted(DEEPEST))
              .withHint("put what they share into one service"));
    }

    private void reportCycle(List<String> services, YamlNode at) {
      var names = new ArrayList<>(services);
      names.add(services.getFirst());
      var message = "services extend each other in a circle: " + String.join(" → ", names);
      diagnostics.add(
          Diagnostic.error(Code.EXTENDS_CYCLE, at.span(), message)
              .withHint("put what they share into a service that extends none of them"));
    }

    private Optional<Entry> base(String service, YamlNode reference) {
      var name = baseName(reference);
      if (name.isEmpty()) {
        return Optional.empty();
      }
      var base = declared.entry(name.get().text());
      if (base.isEmpty()) {
        var others = declared.entries().stream().map(Entry::name).toList();
        var message =
            "service `%s` extends `%s`, which is not in this file"
                .formatted(service, name.get().text());
        diagnostics.add(
            Diagnostic.error(Code.UNDEFINED_SERVICE, name.get().span(), message)
                .withHint(
                    Suggestion.of(name.get().text(), others)
                        .map(similar -> "did you mean `" + similar + "`?")
                        .orElse(null)));
      }
      return base;
    }

    private Optional<YamlScalar> baseName(YamlNode reference) {
      if (reference instanceof YamlScalar name && name.kind() == Kind.STRING) {
        return Optional.of(name);
      }
      if (reference instanceof YamlMapping mapping) {
        return baseName(mapping);
      }
      diagnostics.add(
          Diagnostic.error(
              Code.WRONG_TYPE,
              reference.span(),
              "`extends` takes the name of a service or a mapping, not " + reference.kindText()));
      return Optional.empty();
    }

    private Optional<YamlScalar> baseName(YamlMapping reference) {
      for (var entry : reference.entries()) {
        if (entry.name().equals("file")) {
          diagnostics.add(
              Diagnostic.error(
                  Code.NOT_SUPPORTED_YET,
                  entry.key().span(),
                  "`extends` from another file is not supported yet"));
          return Optional.empty();
        }
        if (!entry.name().equals("service")) {
          diagnostics.add(
              Diagnostic.error(
                      Code.UNKNOWN_KEY,
                      entry.key().span(),
                      "`extends` has no key `" + entry.name() + "`")
                  .withHint("write `service`"));
        }
      }
      var service = reference.value("service");
      if (service.isPresent()
          && service.get() instanceof YamlScalar name
          && name.kind() == Kind.STRING) {
        return Optional.of(name);
      }
      diagnostics.add(
          Diagnostic.error(
              Code.MISSING_KEY,
              service.map(YamlNode::span).orElse(reference.span()),
              "`extends` needs the name of a service under `service`"));
      return Optional.empty();
    }

    private static YamlMapping without(YamlMapping service) {
      return service.withEntries(
          service.entries().stream().filter(entry -> !entry.name().equals(EXTENDS)).toList());
    }
  }
}
