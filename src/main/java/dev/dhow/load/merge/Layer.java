package dev.dhow.load.merge;

import dev.dhow.yaml.MergeTags;
import dev.dhow.yaml.NodePath;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A document to be put on top of others: what it says, without tags, and what it takes away from
/// those below, by `!reset` and `!override`. Compose Specification, *Merge*, *Reset value* and
/// *Replace value*.
///
/// @param cleared the paths of values that go from the documents below before this one is merged,
///   with what says so
public record Layer(YamlMapping document, Map<NodePath, YamlNode> cleared) {
  public Layer {
    cleared = Map.copyOf(cleared);
  }

  /// The layer that a document is as it was written.
  public static Layer of(YamlMapping written) {
    var cleared = new HashMap<NodePath, YamlNode>();
    return new Layer(untagged(written, NodePath.ROOT, cleared), cleared);
  }

  /// The same layer after another stage has worked on its document.
  public Layer with(UnaryOperator<YamlMapping> stage) {
    return new Layer(stage.apply(document), cleared);
  }

  /// What is left of a document below this one. Values in lists are not looked at.
  public YamlMapping clear(YamlMapping below, MergeListener listener) {
    return clearBelow(below, NodePath.ROOT, listener);
  }

  /// What is left of a service that this document's service of a name is put on.
  YamlMapping clearService(String name, YamlMapping below, MergeListener listener) {
    return clearBelow(below, NodePath.of("services", name), listener);
  }

  private YamlMapping clearBelow(YamlMapping below, NodePath path, MergeListener listener) {
    var ways = new HashSet<NodePath>();
    for (var at : cleared.keySet()) {
      for (var way = at.parent(); way != null && ways.add(way); way = way.parent()) {}
    }
    return ways.contains(path) ? clear(below, path, ways, listener) : below;
  }

  /// @param ways the paths above those that are cleared; elsewhere nothing is looked at
  private YamlMapping clear(
      YamlMapping below, NodePath path, Set<NodePath> ways, MergeListener listener) {
    var left = new ArrayList<Entry>();
    for (var entry : below.entries()) {
      var at = path.key(entry.name());
      var by = cleared.get(at);
      if (by != null) {
        tell(listener, at, entry.value(), by);
        continue;
      }
      var value =
          entry.value() instanceof YamlMapping inner && ways.contains(at)
              ? clear(inner, at, ways, listener)
              : entry.value();
      left.add(new Entry(entry.key(), value));
    }
    return below.withEntries(left);
  }

  private static void tell(MergeListener listener, NodePath path, YamlNode below, YamlNode by) {
    if (MergeTags.isReset(by)) {
      listener.removed(path, below, by);
    } else {
      listener.replaced(below, by);
    }
  }

  private static YamlMapping untagged(
      YamlMapping mapping, NodePath path, Map<NodePath, YamlNode> cleared) {
    var entries = new ArrayList<Entry>();
    for (var entry : mapping.entries()) {
      untagged(entry.value(), path.key(entry.name()), cleared)
          .ifPresent(value -> entries.add(new Entry(entry.key(), value)));
    }
    return new YamlMapping(entries, mapping.span());
  }

  /// Empty for what was reset.
  private static Optional<YamlNode> untagged(
      YamlNode node, NodePath path, Map<NodePath, YamlNode> cleared) {
    boolean reset = MergeTags.isReset(node);
    if (reset || MergeTags.isOverride(node)) {
      cleared.put(path, node);
    }
    return reset ? Optional.empty() : Optional.of(plain(node, path, cleared));
  }

  private static YamlNode plain(YamlNode node, NodePath path, Map<NodePath, YamlNode> cleared) {
    if (!hasTag(node)) {
      return node;
    }
    return switch (node) {
      case YamlMapping mapping -> untagged(mapping, path, cleared);
      case YamlSequence sequence ->
          new YamlSequence(items(sequence, path, cleared), sequence.span());
      case YamlScalar scalar ->
          new YamlScalar(scalar.text(), scalar.kind(), scalar.quoted(), scalar.span(), null);
    };
  }

  /// Almost nothing has one, and what has none need not be copied.
  private static boolean hasTag(YamlNode node) {
    return node.tag() != null
        || switch (node) {
          case YamlScalar _ -> false;
          case YamlSequence sequence -> sequence.items().stream().anyMatch(Layer::hasTag);
          case YamlMapping mapping ->
              mapping.entries().stream().anyMatch(entry -> hasTag(entry.value()));
        };
  }

  private static List<YamlNode> items(
      YamlSequence sequence, NodePath path, Map<NodePath, YamlNode> cleared) {
    return sequence.items().stream()
        .flatMap(item -> untagged(item, path.item(), cleared).stream())
        .toList();
  }
}
