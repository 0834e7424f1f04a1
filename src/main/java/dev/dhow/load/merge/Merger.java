package dev.dhow.load.merge;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.yaml.NodePath;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// Puts one document on top of another. What goes by `!reset` and `!override` is a matter of the
/// [Layer] it belongs to.
public final class Merger {
  private final Diagnostics diagnostics;
  private final MergeListener listener;

  public Merger(Diagnostics diagnostics) {
    this(diagnostics, MergeListener.NONE);
  }

  public Merger(Diagnostics diagnostics, MergeListener listener) {
    this.diagnostics = diagnostics;
    this.listener = listener;
  }

  /// Documents on top of each other, the first one lowest. Of what a list must not have twice the
  /// later one stays.
  ///
  /// @param prepare makes of what was merged so far what the next document is put on
  /// @throws java.util.NoSuchElementException when there is none
  public YamlMapping merge(List<Layer> layers, UnaryOperator<YamlMapping> prepare) {
    var repeats = new Repeats(listener);
    var merged = repeats.dropFrom(layers.getFirst().document());
    for (var above : layers.subList(1, layers.size())) {
      var below = above.clear(prepare.apply(merged), listener);
      merged = repeats.dropFrom(mergeMappings(below, above.document(), NodePath.ROOT));
    }
    return merged;
  }

  /// A service on top of the one it extends.
  ///
  /// @param layer the document the upper service is in
  /// @param name the upper service's
  public YamlMapping mergeService(YamlMapping below, YamlMapping above, Layer layer, String name) {
    var left = layer.clearService(name, below, listener);
    return mergeMappings(left, above, NodePath.of("services", name));
  }

  private YamlNode merge(YamlNode below, YamlNode above, NodePath path) {
    var rule = MergeRules.of(path);
    if (rule.isPresent()) {
      return merge(below, above, path, rule.get());
    }
    return isNull(above) ? below : mergeByKind(below, above, path);
  }

  private YamlNode mergeByKind(YamlNode below, YamlNode above, NodePath path) {
    return switch (below) {
      case YamlMapping lower when above instanceof YamlMapping upper ->
          mergeMappings(lower, upper, path);
      case YamlSequence lower when above instanceof YamlSequence upper -> append(lower, upper);
      case YamlScalar _ -> replace(below, above);
      case YamlMapping _, YamlSequence _ -> clash(below, above, path);
    };
  }

  private YamlNode replace(YamlNode below, YamlNode above) {
    listener.replaced(below, above);
    return above;
  }

  private YamlNode clash(YamlNode below, YamlNode above, NodePath path) {
    var message =
        "`%s` is %s here and %s in what this overrides"
            .formatted(path, above.kindText(), below.kindText());
    diagnostics.add(
        Diagnostic.error(Code.WRONG_TYPE, above.span(), message)
            .relatedTo(below.span())
            .withHint("write it as " + below.kindText() + ", or replace the other with !override"));
    return above;
  }

  private YamlMapping mergeMappings(YamlMapping below, YamlMapping above, NodePath path) {
    var entries = new LinkedHashMap<String, Entry>();
    below.entries().forEach(entry -> entries.put(entry.name(), entry));
    for (var upper : above.entries()) {
      entries.merge(
          upper.name(),
          upper,
          (lower, _) ->
              new Entry(upper.key(), merge(lower.value(), upper.value(), path.key(upper.name()))));
    }
    return below.withEntries(new ArrayList<>(entries.values()));
  }

  private static YamlSequence append(YamlSequence below, YamlSequence above) {
    var items = new ArrayList<YamlNode>(below.items());
    items.addAll(above.items());
    return below.withItems(items);
  }

  private YamlNode merge(YamlNode below, YamlNode above, NodePath path, MergeRule rule) {
    BinaryOperator<YamlNode> byKind = (lower, upper) -> mergeByKind(lower, upper, path);
    return switch (rule) {
      case REPLACE -> replace(below, above);
      case BY_NAME -> mergeForms(Forms::names, below, above, byKind);
      case BY_DEPENDENCY -> mergeForms(Forms::dependencies, below, above, byKind);
      case BUILD -> mergeForms(Forms::build, below, above, byKind);
      case ADD_TO_LIST -> mergeForms(Forms::list, below, above, byKind);
      case ADD_NEW_TO_LIST -> mergeForms(Forms::list, below, above, Merger::appendNew);
      case LOGGING ->
          driverChanges(below, above)
              ? replace(below, above)
              : mergeForms(Forms::same, below, above, byKind);
      case BY_SUBNET ->
          below instanceof YamlSequence lower && above instanceof YamlSequence upper
              ? new AddressPools((one, other) -> mergeByKind(one, other, path)).merge(lower, upper)
              : mergeByKind(below, above, path);
    };
  }

  /// Merges what both are once they are written in the same form. What has no such form is wrong;
  /// it is kept, for later stages to say so.
  private static YamlNode mergeForms(
      Forms.Form form, YamlNode below, YamlNode above, BinaryOperator<YamlNode> merge) {
    var lower = form.of(below);
    var upper = form.of(above);
    if (isNull(above)) {
      return lower.isPresent() ? lower.get() : below;
    }
    if (isNull(below)) {
      return upper.isPresent() ? upper.get() : above;
    }
    if (lower.isEmpty() || upper.isEmpty()) {
      return lower.isEmpty() ? below : above;
    }
    return merge.apply(lower.get(), upper.get());
  }

  private static YamlNode appendNew(YamlNode below, YamlNode above) {
    if (!(below instanceof YamlSequence lower) || !(above instanceof YamlSequence upper)) {
      return above;
    }
    var known = lower.items().stream().map(Merger::text).toList();
    var added = upper.items().stream().filter(item -> !known.contains(text(item))).toList();
    return append(lower, upper.withItems(added));
  }

  private static String text(YamlNode item) {
    return item instanceof YamlScalar scalar ? scalar.text() : "at " + item.span();
  }

  private static boolean driverChanges(YamlNode below, YamlNode above) {
    var before = driver(below);
    var now = driver(above);
    return !before.isEmpty() && !now.isEmpty() && !before.equals(now);
  }

  private static List<String> driver(YamlNode logging) {
    return logging instanceof YamlMapping mapping
        ? mapping.value("driver").stream()
            .map(driver -> driver instanceof YamlScalar scalar ? scalar.text() : "")
            .toList()
        : List.of();
  }

  private static boolean isNull(YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.isNull();
  }
}
