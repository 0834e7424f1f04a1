package dev.dhow.load;

import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlScalar.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A project's files merged and in canonical form, with the variables still in them.
public record LoadedModel(YamlMapping document, List<Diagnostic> warnings) {

  public LoadedModel {
    warnings = List.copyOf(warnings);
  }

  /// The document without the obsolete `version`.
  ///
  /// @param name replaces the one in the document, if any
  static YamlMapping named(YamlMapping document, @Nullable String name) {
    var entries = new ArrayList<Entry>();
    for (var entry : document.entries()) {
      boolean replaced = name != null && entry.name().equals("name");
      if (!replaced && !entry.name().equals("version")) {
        entries.add(entry);
      }
    }
    if (name != null) {
      var span = document.span();
      var value = new YamlScalar(name, Kind.STRING, true, span, null);
      entries.add(new Entry(YamlScalar.string("name", span), value));
    }
    return document.withEntries(entries);
  }
}
