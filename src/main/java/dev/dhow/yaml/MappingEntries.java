package dev.dhow.yaml;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlScalar.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Collects the entries of one mapping: checks its keys and applies its merge key `<<`, whose
/// mappings give what the mapping itself does not say, the first of them winning. What the mapping
/// resets is what it does not say: what a merge key brings then takes the place of what is below.
final class MappingEntries {
  private static final String MERGE = "<<";

  private final BiConsumer<YamlNode, YamlNode> overridden;
  private final Diagnostics diagnostics;
  private final SequencedMap<String, Entry> own = new LinkedHashMap<>();
  private final List<YamlMapping> sources = new ArrayList<>();
  private @Nullable YamlScalar mergeKey;

  /// @param overridden is told what a merge key brings and what counts instead of it
  MappingEntries(BiConsumer<YamlNode, YamlNode> overridden, Diagnostics diagnostics) {
    this.overridden = overridden;
    this.diagnostics = diagnostics;
  }

  /// @param plain whether the key was written without quotes
  void add(YamlNode key, boolean plain, YamlNode value) {
    if (!(key instanceof YamlScalar name) || name.kind() != Kind.STRING) {
      diagnostics.add(
          Diagnostic.error(
                  Code.WRONG_TYPE, key.span(), "a key must be text, this is " + key.kindText())
              .withHint("put it in quotes"));
      return;
    }
    boolean merge = plain && name.text().equals(MERGE);
    var first = merge ? mergeKey : keyOf(own.get(name.text()));
    if (first != null) {
      diagnostics.add(
          Diagnostic.error(
                  Code.DUPLICATE_KEY, name.span(), "`%s` is set twice".formatted(name.text()))
              .relatedTo(first.span())
              .withHint("keep one of them"));
      return;
    }
    if (merge) {
      mergeKey = name;
      addSources(value);
    } else {
      own.put(name.text(), new Entry(name, value));
    }
  }

  private static @Nullable YamlScalar keyOf(@Nullable Entry entry) {
    return entry == null ? null : entry.key();
  }

  private void addSources(YamlNode value) {
    boolean list = value instanceof YamlSequence;
    var nodes = value instanceof YamlSequence sequence ? sequence.items() : List.of(value);
    for (var node : nodes) {
      if (node instanceof YamlMapping mapping) {
        sources.add(list ? MergeTags.withoutTags(mapping) : mapping);
      } else {
        diagnostics.add(
            Diagnostic.error(
                    Code.WRONG_TYPE, node.span(), "`<<` takes a mapping or a list of mappings")
                .withHint("write `<<: *NAME`, where `&NAME` stands before a mapping"));
      }
    }
  }

  List<Entry> merged() {
    if (sources.isEmpty()) {
      return List.copyOf(own.values());
    }
    var all = new LinkedHashMap<>(own);
    for (var source : sources) {
      for (var entry : source.entries()) {
        var before = all.putIfAbsent(entry.name(), entry);
        if (before != null) {
          all.put(entry.name(), merged(entry, before));
        }
      }
    }
    return List.copyOf(all.values());
  }

  /// @param brought by a merge key
  private Entry merged(Entry brought, Entry before) {
    boolean reset = MergeTags.isReset(brought.value());
    if (MergeTags.isReset(before.value())) {
      return reset ? before : new Entry(brought.key(), MergeTags.override(brought.value()));
    }
    overridden.accept(brought.value(), before.value());
    return reset || MergeTags.isOverride(brought.value())
        ? new Entry(before.key(), MergeTags.override(before.value()))
        : before;
  }
}
