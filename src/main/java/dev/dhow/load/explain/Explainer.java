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
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

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
  /// @param written all documents and values, as they were written
  /// @param displaced what gave way to what stands at a place
  /// @param variables finds those of a value as it was written, in the file it was read from
  public Explainer(
      YamlMapping document,
      List<? extends YamlNode> written,
      Map<Span, List<YamlNode>> displaced,
      BiFunction<YamlScalar, SourceFile, List<Variable>> variables) {
    this.document = document;
    this.written = new Written(written);
    this.displaced = Map.copyOf(displaced);
    this.variables = variables;
  }

  /// The path in the one form that all spellings of it have; empty when it leads to nothing.
  public Optional<String> found(String path) {
    var reached = ValuePath.follow(document, path);
    return reached.rest().isEmpty() ? Optional.of(reached.at().path()) : Optional.empty();
  }

  /// All values at and below a path; none when there is nothing at that path.
  public List<Explanation> explain(String path) {
    var explanations = new ArrayList<Explanation>();
    var reached = ValuePath.follow(document, path);
    if (reached.rest().isEmpty()) {
      explain(reached.at(), reached.around(), explanations);
    }
    return explanations;
  }

  /// @param around the places of the mappings and lists that this is in, the innermost first
  private void explain(ValuePath.Found at, List<Span> around, List<Explanation> into) {
    switch (at.node()) {
      case YamlMapping mapping when !mapping.entries().isEmpty() -> {
        var inner = ValuePath.within(mapping, around);
        mapping.entries().forEach(entry -> explain(ValuePath.key(at, entry), inner, into));
      }
      case YamlSequence list when !list.items().isEmpty() -> {
        var inner = ValuePath.within(list, around);
        for (int i = 0; i < list.items().size(); i++) {
          explain(ValuePath.item(at, list, i), inner, into);
        }
      }
      case YamlMapping _, YamlSequence _, YamlScalar _ -> into.add(leaf(at, around));
    }
  }

  private Explanation leaf(ValuePath.Found at, List<Span> around) {
    var place = at.node().span();
    var sources = written.at(place);
    return new Explanation(
        at.path(),
        FlowText.of(at.node()),
        sources.isEmpty() ? null : place,
        null,
        sources.stream()
            .flatMap(each -> variables.apply(named(at.path(), each), place.file()).stream())
            .distinct()
            .toList(),
        losers(place, around));
  }

  /// A variable that is only named has the value of the variable of that name.
  private YamlScalar named(String path, YamlScalar source) {
    var named = NAMED.matcher(path);
    boolean bare =
        named.matches()
            && (source.isNull()
                || (written.isItem(source) && source.text().equals(named.group("name"))));
    return bare ? YamlScalar.string("${" + named.group("name") + "}", source.span()) : source;
  }

  private List<Loser> losers(Span place, List<Span> around) {
    var losers = new ArrayList<Loser>();
    var seen = new ArrayList<Span>();
    seen.add(place);
    around.stream().filter(each -> !seen.contains(each)).forEach(seen::add);
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

  /// Mappings and lists are told as they were written, which may be in a short form.
  private String lost(YamlNode loser) {
    if (loser instanceof YamlScalar) {
      return FlowText.of(loser);
    }
    var place = loser.span();
    var other = written.other(place);
    var scalar = written.at(place).stream().findFirst();
    return FlowText.of(other.or(() -> scalar).orElse(loser));
  }
}
