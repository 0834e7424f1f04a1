package dev.dhow.load.explain;

import dev.dhow.diagnostic.Explanation;
import dev.dhow.diagnostic.Explanation.Loser;
import dev.dhow.diagnostic.Explanation.Variable;
import dev.dhow.source.SourceFile;
import dev.dhow.source.Span;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Tells where values of a project come from: what the files say at their places, which variables
/// were replaced, and what gave way.
public final class Explainer {
  private static final Pattern NAMED =
      Pattern.compile("services\\..*\\.(environment|args)\\.(?<name>[^.]+)");

  private final YamlMapping document;
  private final Written written;
  private final Map<Span, List<YamlNode>> displaced;
  private final BiFunction<YamlScalar, SourceFile, List<Variable>> variables;

  /// @param document the canonical one
  /// @param documents as they were written
  /// @param displaced what gave way to what stands at a place
  /// @param variables finds those of a value as it was written, in the file it was read from
  public Explainer(
      YamlMapping document,
      List<YamlMapping> documents,
      Map<Span, List<YamlNode>> displaced,
      BiFunction<YamlScalar, SourceFile, List<Variable>> variables) {
    this.document = document;
    this.written = new Written(documents);
    this.displaced = Map.copyOf(displaced);
    this.variables = variables;
  }

  /// All values at and below a path; none when there is nothing at that path.
  public List<Explanation> explain(String path) {
    var explanations = new ArrayList<Explanation>();
    ValuePath.find(document, path).ifPresent(found -> explain(found, List.of(), explanations));
    return explanations;
  }

  /// @param items the places of the items of lists that this is in
  private void explain(ValuePath.Found at, List<Span> items, List<Explanation> into) {
    switch (at.node()) {
      case YamlMapping mapping when !mapping.entries().isEmpty() ->
          mapping.entries().forEach(entry -> explain(ValuePath.key(at, entry), items, into));
      case YamlSequence list when !list.items().isEmpty() -> {
        for (int i = 0; i < list.items().size(); i++) {
          var inner = new ArrayList<>(items);
          inner.add(list.items().get(i).span());
          explain(ValuePath.item(at, list, i), inner, into);
        }
      }
      case YamlMapping _, YamlSequence _, YamlScalar _ -> into.add(leaf(at, items));
    }
  }

  private Explanation leaf(ValuePath.Found at, List<Span> items) {
    var place = at.node().span();
    var value = text(at.node());
    var sources = written.at(place);
    return new Explanation(
        at.path(),
        value,
        sources.isEmpty() ? null : place,
        sources.stream()
            .flatMap(each -> variables.apply(written(at.path(), each), place.file()).stream())
            .distinct()
            .toList(),
        losers(place, items));
  }

  /// A variable that is only named has the value of the variable of that name.
  private static YamlScalar written(String path, YamlScalar source) {
    var named = NAMED.matcher(path);
    boolean bare =
        named.matches() && (source.isNull() || source.text().equals(named.group("name")));
    return bare ? YamlScalar.string("${" + named.group("name") + "}", source.span()) : source;
  }

  private List<Loser> losers(Span place, List<Span> items) {
    var losers = new ArrayList<Loser>();
    var seen = new ArrayList<Span>();
    seen.add(place);
    items.stream().filter(item -> !item.equals(place)).forEach(seen::add);
    for (int i = 0; i < seen.size(); i++) {
      for (var loser : displaced.getOrDefault(seen.get(i), List.of())) {
        if (!seen.contains(loser.span())) {
          seen.add(loser.span());
          losers.add(new Loser(lost(loser), loser.span()));
        }
      }
    }
    return losers;
  }

  /// What has a short form is told as it was written, and mappings with what they say.
  private String lost(YamlNode loser) {
    if (!(loser instanceof YamlMapping mapping) || mapping.entries().isEmpty()) {
      return text(loser);
    }
    var sources = written.at(loser.span());
    return sources.size() == 1
        ? sources.getFirst().text()
        : mapping.entries().stream()
            .map(entry -> entry.name() + ": " + text(entry.value()))
            .collect(Collectors.joining(", "));
  }

  private static String text(YamlNode node) {
    return switch (node) {
      case YamlScalar scalar when scalar.isNull() -> "null";
      case YamlScalar scalar -> scalar.text();
      case YamlMapping mapping -> mapping.entries().isEmpty() ? "{}" : mapping.kindText();
      case YamlSequence list -> list.items().isEmpty() ? "[]" : list.kindText();
    };
  }
}
