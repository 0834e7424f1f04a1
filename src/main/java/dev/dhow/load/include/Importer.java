package dev.dhow.load.include;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlScalar.Kind;
import dev.dhow.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts what included projects define into the document that includes them. The same name may be
/// there already when it stands for the same.
public final class Importer {
  /// The sections that are taken over, with the word for one of their entries.
  private static final Map<String, String> SECTIONS =
      Map.of(
          "services", "service",
          "volumes", "volume",
          "networks", "network",
          "secrets", "secret",
          "configs", "config",
          "models", "model");

  private final Diagnostics diagnostics;

  public Importer(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /// The including document without its `include`.
  public static YamlMapping withoutInclude(YamlMapping document) {
    return document.withEntries(
        document.entries().stream().filter(entry -> !entry.name().equals("include")).toList());
  }

  /// The including document with what an included one defines.
  public YamlMapping add(YamlMapping document, YamlMapping included) {
    var entries = new LinkedHashMap<String, Entry>();
    document.entries().forEach(entry -> entries.put(entry.name(), entry));
    for (var section : included.entries()) {
      var what = SECTIONS.get(section.name());
      if (what != null && section.value() instanceof YamlMapping added) {
        var own = entries.get(section.name());
        entries.put(section.name(), own == null ? section : joined(own, added, what));
      }
    }
    return document.withEntries(new ArrayList<>(entries.values()));
  }

  private Entry joined(Entry section, YamlMapping added, String what) {
    if (section.value() instanceof YamlMapping own) {
      return new Entry(section.key(), joined(own, added, what));
    }
    // A section that is something else is refused later, unless nothing is in it.
    boolean nothing = section.value() instanceof YamlScalar scalar && scalar.isNull();
    return nothing ? new Entry(section.key(), added) : section;
  }

  private YamlMapping joined(YamlMapping own, YamlMapping added, String what) {
    var entries = new ArrayList<>(own.entries());
    for (var entry : added.entries()) {
      var same = own.entry(entry.name());
      if (same.isEmpty()) {
        entries.add(entry);
      } else if (!isSame(same.get().value(), entry.value())) {
        report(same.get(), entry, what);
      }
    }
    return own.withEntries(entries);
  }

  private void report(Entry own, Entry added, String what) {
    diagnostics.add(
        Diagnostic.error(
                Code.NAME_CONFLICT,
                own.key().span(),
                "%s `%s` is defined differently in what is included".formatted(what, own.name()))
            .relatedTo(added.key().span())
            .withHint("rename one of them, or change it in a file of its own: `path: [A, B]`"));
  }

  private static boolean isSame(YamlNode one, YamlNode other) {
    return plain(one).equals(plain(other));
  }

  /// Equal for nodes of the same content, wherever they were written.
  private static Object plain(YamlNode node) {
    return switch (node) {
      case YamlScalar scalar -> new Plain(scalar.kind(), scalar.text());
      case YamlMapping mapping -> {
        var values = new LinkedHashMap<String, Object>();
        mapping.entries().forEach(entry -> values.put(entry.name(), plain(entry.value())));
        yield values;
      }
      case YamlSequence list -> {
        List<Object> items = new ArrayList<>();
        list.items().forEach(item -> items.add(plain(item)));
        yield items;
      }
    };
  }

  private record Plain(Kind kind, String text) {}
}
