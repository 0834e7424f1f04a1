package dev.dhow.yaml;

import dev.dhow.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// The tags that say what goes of the documents below, and what becomes of them where a value is
/// taken over by an alias or a merge key. Compose Specification, *Reset value* and *Replace value*.
public final class MergeTags {
  static final String RESET = "!reset";
  private static final String OVERRIDE = "!override";

  private MergeTags() {}

  public static boolean isReset(YamlNode node) {
    return RESET.equals(node.tag());
  }

  public static boolean isOverride(YamlNode node) {
    return OVERRIDE.equals(node.tag());
  }

  /// The same value, in place of whatever is below.
  static YamlNode override(YamlNode node) {
    return tagged(node, OVERRIDE);
  }

  private static YamlNode tagged(YamlNode node, @Nullable String tag) {
    return switch (node) {
      case YamlScalar scalar ->
          new YamlScalar(scalar.text(), scalar.kind(), scalar.quoted(), scalar.span(), tag);
      case YamlSequence list -> new YamlSequence(list.items(), list.span(), tag);
      case YamlMapping mapping -> new YamlMapping(mapping.entries(), mapping.span(), tag);
    };
  }

  /// What an alias stands for: resets in it count where they are written, and nowhere else.
  static YamlNode withoutResets(YamlNode node) {
    return without(node, false);
  }

  /// What an item of a merge key's list stands for: no tag counts in there.
  static YamlMapping withoutTags(YamlMapping mapping) {
    return entriesWithout(mapping, true);
  }

  private static YamlNode without(YamlNode node, boolean overrides) {
    var value = overrides && isOverride(node) ? tagged(node, null) : node;
    return switch (value) {
      case YamlScalar scalar -> scalar;
      case YamlSequence list -> itemsWithout(list, overrides);
      case YamlMapping mapping -> entriesWithout(mapping, overrides);
    };
  }

  @SuppressWarnings("ReferenceEquality") // whether it is the same object, not what it says
  private static YamlSequence itemsWithout(YamlSequence list, boolean overrides) {
    var left = new ArrayList<YamlNode>(list.items().size());
    boolean same = true;
    for (var item : list.items()) {
      if (isReset(item)) {
        same = false;
        continue;
      }
      var other = without(item, overrides);
      same &= other == item;
      left.add(other);
    }
    return same ? list : list.withItems(left);
  }

  @SuppressWarnings("ReferenceEquality") // whether it is the same object, not what it says
  private static YamlMapping entriesWithout(YamlMapping mapping, boolean overrides) {
    var left = new ArrayList<Entry>(mapping.entries().size());
    boolean same = true;
    for (var entry : mapping.entries()) {
      if (isReset(entry.value())) {
        same = false;
        continue;
      }
      var other = without(entry.value(), overrides);
      boolean kept = other == entry.value();
      same &= kept;
      left.add(kept ? entry : new Entry(entry.key(), other));
    }
    return same ? mapping : mapping.withEntries(left);
  }
}
