package dev.dhow.load.extend;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.load.merge.Layer;
import dev.dhow.load.merge.MergeListener;
import dev.dhow.load.merge.Merger;
import dev.dhow.yaml.YamlLimits;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Puts each service of a document on top of the one it `extends`, which is in the same document or
/// in another file.
public final class Extender {
  private static final String EXTENDS = "extends";
  private static final int DEEPEST = 100;
  private static final String SERVICES = "services";

  private final Files files;
  private final Diagnostics diagnostics;
  private final References references;
  private final Merger merger;
  private long added;

  /// By identity, as each file is opened once and comparing all that is in it takes time.
  private final IdentityHashMap<Layer, Services> others = new IdentityHashMap<>();

  /// Where other files come from; reading them belongs to other stages.
  @FunctionalInterface
  public interface Files {

    /// The content of another file: in long form, and with its paths resolved, as they are relative
    /// to that file. Empty when it cannot be read, which is then reported.
    Optional<Layer> open(YamlScalar file);
  }

  /// A service of a file on the way from one that extends to what it extends.
  private record Step(String file, String service) {}

  public Extender(Files files, Diagnostics diagnostics) {
    this(files, diagnostics, MergeListener.NONE);
  }

  public Extender(Files files, Diagnostics diagnostics, MergeListener listener) {
    this.files = files;
    this.diagnostics = diagnostics;
    this.references = new References(diagnostics);
    this.merger = new Merger(diagnostics, listener);
  }

  public Layer extend(Layer layer) {
    return layer.with(document -> extend(document, layer));
  }

  private YamlMapping extend(YamlMapping document, Layer layer) {
    var entries = new ArrayList<Entry>();
    for (var entry : document.entries()) {
      refuseNothing(entry);
      boolean services = entry.name().equals(SERVICES);
      entries.add(
          services && entry.value() instanceof YamlMapping mapping
              ? new Entry(entry.key(), new Services(mapping, layer).extendAll())
              : entry);
    }
    return document.withEntries(entries);
  }

  /// Other sections may be there with nothing in them, as in docker compose.
  private void refuseNothing(Entry section) {
    boolean nothing = section.value() instanceof YamlScalar scalar && scalar.isNull();
    if (nothing && section.name().equals(SERVICES)) {
      diagnostics.add(
          Diagnostic.error(
                  Code.WRONG_TYPE,
                  section.value().span(),
                  "`services` must be a mapping, but is null")
              .withHint("declare services under it, or remove it"));
    }
  }

  /// The services of one document, extended one after the other.
  private final class Services {
    private final YamlMapping declared;
    private final Layer layer;
    private final String file;
    private final SequencedMap<String, YamlNode> done = new LinkedHashMap<>();

    Services(YamlMapping declared, Layer layer) {
      this.declared = declared;
      this.layer = layer;
      this.file = layer.document().span().file().name();
    }

    YamlMapping extendAll() {
      return declared.withEntries(
          declared.entries().stream()
              .map(entry -> new Entry(entry.key(), extended(entry, List.of())))
              .toList());
    }

    /// @param extenders the services that extend each other down to this one
    private YamlNode extended(Entry service, List<Step> extenders) {
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

    private YamlNode onTopOfBase(Entry service, YamlMapping mapping, List<Step> extenders) {
      var written = mapping.value(EXTENDS);
      if (written.isEmpty()) {
        return mapping;
      }
      var own = without(mapping);
      var reference = references.read(written.get());
      var in = reference.flatMap(this::services);
      var base = in.flatMap(services -> services.base(service.name(), reference.get()));
      if (in.isEmpty() || base.isEmpty()) {
        return own;
      }
      var path = new ArrayList<>(extenders);
      path.add(new Step(file, service.name()));
      int loop = path.indexOf(new Step(in.get().file, base.get().name()));
      if (loop >= 0) {
        reportCycle(path.subList(loop, path.size()), written.get());
        return own;
      }
      if (path.size() > DEEPEST) {
        reportDepth(written.get());
        return own;
      }
      var below = in.get().extended(base.get(), path);
      added += below.weight();
      if (added > YamlLimits.DEFAULT.nodes()) {
        diagnostics.add(
            Diagnostic.error(
                    Code.YAML_LIMIT,
                    written.get().span(),
                    "the file becomes too large by `extends`")
                .withHint("extend a smaller service, or fewer times"));
        return own;
      }
      if (below instanceof YamlMapping lower) {
        return merger.mergeService(without(lower), own, layer, service.name());
      }
      // As in docker compose, a base without anything stays where it is named.
      return reference.get().file() == null ? own : mapping;
    }

    /// The services among which the extended one is; empty when its file cannot be read.
    private Optional<Services> services(References.Reference reference) {
      var other = reference.file();
      return other == null
          ? Optional.of(this)
          : files.open(other).map(found -> servicesOf(found, other));
    }

    private void reportDepth(YamlNode at) {
      diagnostics.add(
          Diagnostic.error(
                  Code.YAML_LIMIT,
                  at.span(),
                  "more than %d services extend each other in a row".formatted(DEEPEST))
              .withHint("put what they share into one service"));
    }

    private void reportCycle(List<Step> steps, YamlNode at) {
      var all = new ArrayList<>(steps);
      all.add(steps.getFirst());
      boolean oneFile = steps.stream().map(Step::file).distinct().count() == 1;
      var names =
          all.stream()
              .map(step -> oneFile ? step.service() : step.service() + " (" + step.file() + ")")
              .collect(Collectors.joining(" → "));
      diagnostics.add(
          Diagnostic.error(
                  Code.EXTENDS_CYCLE, at.span(), "services extend each other in a circle: " + names)
              .withHint("put what they share into a service that extends none of them"));
    }

    private Optional<Entry> base(String service, References.Reference reference) {
      var base = declared.entry(reference.service().text());
      if (base.isEmpty()) {
        references.reportUndefined(service, reference, declared);
      }
      return base;
    }

    private static YamlMapping without(YamlMapping service) {
      return service.withEntries(
          service.entries().stream().filter(entry -> !entry.name().equals(EXTENDS)).toList());
    }
  }

  private Services servicesOf(Layer layer, YamlScalar file) {
    return others.computeIfAbsent(
        layer,
        _ -> {
          var declared = layer.document().value(SERVICES).orElse(null);
          var none = new YamlMapping(List.of(), file.span());
          return new Services(declared instanceof YamlMapping mapping ? mapping : none, layer);
        });
  }
}
