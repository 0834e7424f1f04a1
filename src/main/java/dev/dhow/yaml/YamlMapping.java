package dev.dhow.yaml;

import dev.dhow.source.Span;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A mapping, in the order it was written. Keys are unique and always text.
public record YamlMapping(List<Entry> entries, Span span, @Nullable String tag)
    implements YamlNode {

  /// A key and its value, each with its place.
  public record Entry(YamlScalar key, YamlNode value) {

    public String name() {
      return key.text();
    }
  }

  public YamlMapping {
    entries = List.copyOf(entries);
  }

  public YamlMapping(List<Entry> entries, Span span) {
    this(entries, span, null);
  }

  public Optional<Entry> entry(String name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  public Optional<YamlNode> value(String name) {
    return entry(name).map(Entry::value);
  }

  /// The same mapping, same place and tag, with other entries.
  public YamlMapping withEntries(List<Entry> entries) {
    return new YamlMapping(entries, span, tag);
  }

  @Override
  public String kindText() {
    return "a mapping";
  }
}
