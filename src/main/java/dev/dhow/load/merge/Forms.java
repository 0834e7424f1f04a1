package dev.dhow.load.merge;

import dev.dhow.source.Span;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlScalar.Kind;
import dev.dhow.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Brings a value into the one form in which it can be merged; empty when it is none of its forms.
/// What is made up stands where the text it was made from stands.
final class Forms {

  private Forms() {}

  /// One of the methods below.
  @FunctionalInterface
  interface Form {

    Optional<? extends YamlNode> of(YamlNode node);
  }

  static Optional<YamlNode> same(YamlNode node) {
    return Optional.of(node);
  }

  /// Names become keys with null.
  static Optional<YamlMapping> names(YamlNode node) {
    return mapping(node, item -> new Entry(item, nothing(item.span())));
  }

  /// Names become keys with what they stand for in `depends_on`.
  static Optional<YamlMapping> dependencies(YamlNode node) {
    return mapping(node, item -> new Entry(item, started(item.span())));
  }

  private static YamlMapping started(Span span) {
    var condition = new Entry(YamlScalar.string("condition", span), text("service_started", span));
    var required =
        new Entry(
            YamlScalar.string("required", span),
            new YamlScalar("true", Kind.BOOLEAN, false, span, null));
    return new YamlMapping(List.of(condition, required), span);
  }

  /// A text is the context.
  static Optional<YamlMapping> build(YamlNode node) {
    return switch (node) {
      case YamlMapping mapping -> Optional.of(mapping);
      case YamlScalar scalar when scalar.kind() == Kind.STRING -> {
        var context = new Entry(YamlScalar.string("context", scalar.span()), scalar);
        yield Optional.of(new YamlMapping(List.of(context), scalar.span()));
      }
      case YamlScalar _, YamlSequence _ -> Optional.empty();
    };
  }

  /// A text is a list of one, a mapping a list of `key=value`.
  static Optional<YamlSequence> list(YamlNode node) {
    return switch (node) {
      case YamlSequence sequence -> Optional.of(sequence);
      case YamlScalar scalar when scalar.kind() == Kind.STRING ->
          Optional.of(new YamlSequence(List.of(scalar), scalar.span()));
      case YamlScalar _ -> Optional.empty();
      case YamlMapping mapping -> keyValueList(mapping);
    };
  }

  private static Optional<YamlSequence> keyValueList(YamlMapping mapping) {
    var items = new ArrayList<YamlScalar>();
    for (var entry : mapping.entries()) {
      var values =
          entry.value() instanceof YamlSequence several ? several.items() : List.of(entry.value());
      for (var value : values) {
        if (!(value instanceof YamlScalar scalar)) {
          return Optional.empty();
        }
        items.add(keyValue(entry.key(), scalar));
      }
    }
    items.sort((one, other) -> one.text().compareTo(other.text()));
    return Optional.of(new YamlSequence(List.copyOf(items), mapping.span()));
  }

  private static YamlScalar keyValue(YamlScalar key, YamlScalar value) {
    if (value.isNull()) {
      return key;
    }
    var start = key.span();
    var end = value.span();
    var span =
        start.file().equals(end.file()) ? new Span(start.file(), start.start(), end.end()) : end;
    return text(key.text() + "=" + value.text(), span);
  }

  private static Optional<YamlMapping> mapping(YamlNode node, Function<YamlScalar, Entry> entry) {
    return switch (node) {
      case YamlMapping mapping -> Optional.of(mapping);
      case YamlScalar _ -> Optional.empty();
      case YamlSequence sequence -> {
        var entries = new LinkedHashMap<String, Entry>();
        for (var item : sequence.items()) {
          if (!(item instanceof YamlScalar scalar) || scalar.kind() != Kind.STRING) {
            yield Optional.empty();
          }
          var made = entry.apply(scalar);
          entries.put(made.name(), made);
        }
        yield Optional.of(
            new YamlMapping(new ArrayList<>(entries.values()), sequence.span(), sequence.tag()));
      }
    };
  }

  private static YamlScalar nothing(Span span) {
    return new YamlScalar("", Kind.NULL, false, span, null);
  }

  private static YamlScalar text(String text, Span span) {
    return new YamlScalar(text, Kind.STRING, true, span, null);
  }
}
