package dev.dhow.load.canonical;

import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlScalar.Kind;
import dev.dhow.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;

/// Lists of `KEY=value` become mappings, and the values of mappings become text. A key without a
/// value has null.
final class KeyValueForm {

  private KeyValueForm() {}

  static YamlNode mapping(YamlNode node) {
    return switch (node) {
      case YamlSequence list -> fromList(list);
      case YamlMapping mapping -> Nodes.changeValues(mapping, KeyValueForm::asText);
      case YamlScalar scalar -> scalar;
    };
  }

  /// Numbers become text; anything else stays as it is.
  static YamlNode options(YamlNode node) {
    return Nodes.changeValues(
        node,
        value ->
            value instanceof YamlScalar scalar
                    && (scalar.kind() == Kind.INTEGER || scalar.kind() == Kind.FLOAT)
                ? asText(scalar)
                : value);
  }

  /// Like [#mapping], but a key without a value means an empty one.
  static YamlNode labels(YamlNode node) {
    return Nodes.changeValues(
        mapping(node), value -> Nodes.isNull(value) ? Nodes.text("", value.span()) : value);
  }

  /// The options of a driver: numbers become text, and nothing becomes empty text.
  static YamlNode logOptions(YamlNode node) {
    return Nodes.changeValues(
        node,
        value ->
            value instanceof YamlScalar scalar && scalar.kind() != YamlScalar.Kind.BOOLEAN
                ? Nodes.text(scalar.text(), scalar.span())
                : value);
  }

  /// Like [#mapping], but a key without a value has that of the variable of its name, if it is set.
  static YamlNode variables(YamlNode node, Map<String, String> variables) {
    return mapping(node) instanceof YamlMapping mapping ? taken(mapping, variables) : node;
  }

  private static YamlMapping taken(YamlMapping mapping, Map<String, String> variables) {
    var entries = new ArrayList<Entry>();
    for (var entry : mapping.entries()) {
      var value = Nodes.isNull(entry.value()) ? variables.get(entry.name()) : null;
      entries.add(
          value == null ? entry : new Entry(entry.key(), Nodes.text(value, entry.value().span())));
    }
    return mapping.withEntries(entries);
  }

  /// A list stays a list, and a mapping a mapping.
  ///
  /// @param wholly whether keys without a value get one in mappings, too
  static YamlNode resolved(YamlNode node, Map<String, String> variables, boolean wholly) {
    return switch (node) {
      case YamlSequence list ->
          list.withItems(list.items().stream().map(item -> resolved(item, variables)).toList());
      case YamlMapping mapping -> wholly ? taken(mapping, variables) : mapping;
      case YamlScalar scalar -> scalar;
    };
  }

  private static YamlNode resolved(YamlNode item, Map<String, String> variables) {
    var value = Nodes.isText(item) ? variables.get(Nodes.textOf(item)) : null;
    return value == null ? item : Nodes.text(Nodes.textOf(item) + "=" + value, item.span());
  }

  /// Without the keys that have no value.
  static YamlNode withValues(YamlNode node) {
    return switch (node) {
      case YamlMapping mapping ->
          mapping.withEntries(
              mapping.entries().stream().filter(entry -> !Nodes.isNull(entry.value())).toList());
      case YamlSequence list ->
          list.withItems(
              list.items().stream()
                  .filter(item -> !Nodes.isText(item) || Nodes.textOf(item).contains("="))
                  .toList());
      case YamlScalar scalar -> scalar;
    };
  }

  /// One with the same text twice stays a list, which decoding refuses; where merging drops what is
  /// there twice there is none left.
  private static YamlNode fromList(YamlSequence list) {
    var entries = new LinkedHashMap<String, Entry>();
    var seen = new HashSet<String>();
    for (var item : list.items()) {
      if (!Nodes.isText(item) || !seen.add(Nodes.textOf(item))) {
        return list;
      }
      var text = Nodes.textOf(item);
      int equals = text.indexOf('=');
      var key = equals < 0 ? text : text.substring(0, equals);
      var value =
          equals < 0
              ? Nodes.nothing(item.span())
              : Nodes.text(text.substring(equals + 1), item.span());
      entries.put(key, Nodes.entry(key, value));
    }
    return new YamlMapping(new ArrayList<>(entries.values()), list.span());
  }

  private static YamlNode asText(YamlNode value) {
    return value instanceof YamlScalar scalar && !scalar.isNull()
        ? Nodes.text(scalar.text(), scalar.span())
        : value;
  }
}
