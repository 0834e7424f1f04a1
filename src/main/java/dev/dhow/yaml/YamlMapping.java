package dev.dhow.yaml;

import dev.dhow.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A mapping, in the order it was written. Keys are unique and always text.
public final class YamlMapping implements YamlNode {

  /// Up to this size it is faster to look at each entry.
  private static final int SMALL = 16;

  private final List<Entry> entries;
  private final Span span;
  private final @Nullable String tag;

  /// The entries by name; made when a large mapping is first asked for one.
  private @Nullable Map<String, Entry> byName;

  /// A key and its value, each with its place.
  public record Entry(YamlScalar key, YamlNode value) {

    public String name() {
      return key.text();
    }
  }

  public YamlMapping(List<Entry> entries, Span span, @Nullable String tag) {
    this.entries = List.copyOf(entries);
    this.span = span;
    this.tag = tag;
  }

  public YamlMapping(List<Entry> entries, Span span) {
    this(entries, span, null);
  }

  public List<Entry> entries() {
    return entries;
  }

  @Override
  public Span span() {
    return span;
  }

  @Override
  public @Nullable String tag() {
    return tag;
  }

  public Optional<Entry> entry(String name) {
    if (entries.size() > SMALL) {
      return Optional.ofNullable(index().get(name));
    }
    for (var entry : entries) {
      if (entry.name().equals(name)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  private Map<String, Entry> index() {
    var known = byName;
    if (known == null) {
      known = HashMap.newHashMap(entries.size());
      for (var entry : entries) {
        known.putIfAbsent(entry.name(), entry);
      }
      byName = known;
    }
    return known;
  }

  public Optional<YamlNode> value(String name) {
    return entry(name).map(Entry::value);
  }

  /// The same mapping, same place and tag, with other entries.
  public YamlMapping withEntries(List<Entry> entries) {
    return new YamlMapping(entries, span, tag);
  }

  /// The same mapping with other values; itself when none of them is another, so that what a stage
  /// leaves alone is not copied.
  @SuppressWarnings("ReferenceEquality") // whether it is the same object, not what it says
  public YamlMapping withValues(Function<Entry, YamlNode> change) {
    var changed = new ArrayList<Entry>(entries.size());
    boolean same = true;
    for (var entry : entries) {
      var value = change.apply(entry);
      boolean kept = value == entry.value();
      changed.add(kept ? entry : new Entry(entry.key(), value));
      same &= kept;
    }
    return same ? this : withEntries(changed);
  }

  @Override
  public String kindText() {
    return "a mapping";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof YamlMapping mapping
        && entries.equals(mapping.entries)
        && span.equals(mapping.span)
        && Objects.equals(tag, mapping.tag);
  }

  @Override
  public int hashCode() {
    return Objects.hash(entries, span, tag);
  }

  @Override
  public String toString() {
    return entries + " at " + span;
  }
}
