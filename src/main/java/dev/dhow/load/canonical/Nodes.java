package dev.dhow.load.canonical;

import dev.dhow.source.Span;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlScalar.Kind;
import dev.dhow.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Makes nodes that stand where the text they come from stands.
final class Nodes {

  private Nodes() {}

  static YamlScalar text(String text, Span from) {
    return new YamlScalar(text, Kind.STRING, true, from, null);
  }

  static YamlScalar bool(boolean value, Span from) {
    return new YamlScalar(Boolean.toString(value), Kind.BOOLEAN, false, from, null);
  }

  static YamlScalar number(long value, Span from) {
    return new YamlScalar(Long.toString(value), Kind.INTEGER, false, from, null);
  }

  static YamlScalar nothing(Span from) {
    return new YamlScalar("", Kind.NULL, false, from, null);
  }

  static Entry entry(String key, YamlNode value) {
    return new Entry(text(key, value.span()), value);
  }

  static YamlSequence texts(List<String> texts, Span from) {
    return new YamlSequence(texts.stream().map(text -> (YamlNode) text(text, from)).toList(), from);
  }

  static YamlMapping empty(Span from) {
    return new YamlMapping(List.of(), from);
  }

  static boolean isText(YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.kind() == Kind.STRING;
  }

  static boolean isNull(YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.isNull();
  }

  /// The text of a value that is text.
  static String textOf(YamlNode node) {
    return node instanceof YamlScalar scalar ? scalar.text() : "";
  }

  /// The mapping with one value changed; unchanged when it does not have the key.
  static YamlMapping change(YamlMapping mapping, String key, UnaryOperator<YamlNode> change) {
    if (mapping.entry(key).isEmpty()) {
      return mapping;
    }
    var entries = new ArrayList<Entry>(mapping.entries().size());
    for (var entry : mapping.entries()) {
      boolean wanted = entry.name().equals(key);
      entries.add(wanted ? new Entry(entry.key(), change.apply(entry.value())) : entry);
    }
    return mapping.withEntries(entries);
  }

  /// The mapping with a value further down changed; unchanged when there is none.
  static YamlMapping changeBelow(
      YamlMapping mapping, List<String> path, UnaryOperator<YamlNode> change) {
    var rest = path.subList(1, path.size());
    return change(
        mapping,
        path.getFirst(),
        value -> {
          if (rest.isEmpty()) {
            return change.apply(value);
          }
          return value instanceof YamlMapping below ? changeBelow(below, rest, change) : value;
        });
  }

  /// The mapping with a value for a key it did not have.
  static YamlMapping with(YamlMapping mapping, String key, YamlNode value) {
    var entries = new ArrayList<>(mapping.entries());
    entries.add(entry(key, value));
    return mapping.withEntries(entries);
  }

  static YamlMapping without(YamlMapping mapping, String key) {
    return mapping.withEntries(
        mapping.entries().stream().filter(entry -> !entry.name().equals(key)).toList());
  }

  static YamlMapping withDefault(YamlMapping mapping, String key, YamlNode value) {
    return mapping.entry(key).isPresent() ? mapping : with(mapping, key, value);
  }

  /// Every item of a list changed; anything else is left as it is.
  static YamlNode changeItems(YamlNode node, UnaryOperator<YamlNode> change) {
    return node instanceof YamlSequence list
        ? list.withItems(list.items().stream().map(change).toList())
        : node;
  }

  /// Every value of a mapping changed; anything else is left as it is.
  static YamlNode changeValues(YamlNode node, UnaryOperator<YamlNode> change) {
    if (!(node instanceof YamlMapping mapping)) {
      return node;
    }
    return mapping.withEntries(
        mapping.entries().stream()
            .map(entry -> new Entry(entry.key(), change.apply(entry.value())))
            .toList());
  }
}
