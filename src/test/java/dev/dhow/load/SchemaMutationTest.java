package dev.dhow.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.GoldenCase;
import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.load.canonical.Canonicalizer;
import dev.dhow.load.canonical.Surroundings;
import dev.dhow.load.decode.Decoder;
import dev.dhow.load.extend.Extender;
import dev.dhow.load.interpolate.Interpolator;
import dev.dhow.load.interpolate.UnsetVariables;
import dev.dhow.load.merge.Layer;
import dev.dhow.model.ProjectName;
import dev.dhow.yaml.YamlLimits;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlParser;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlScalar.Kind;
import dev.dhow.yaml.YamlSequence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every value of every `config` case is replaced by values of other kinds, every key is left out,
/// every mapping gets one more key, one at a time: the loader and the schema agree on whether the
/// outcome is a Compose file.
class SchemaMutationTest {
  private static final String FILE = "compose.yaml";
  private static final ComposeSchema SCHEMA = ComposeSchema.read();
  private static final Path FOLDER = Path.of("/srv/shop");
  private static final Set<Code> JUDGED =
      Set.of(
          Code.BAD_VALUE,
          Code.CONFLICTING_KEYS,
          Code.MISSING_KEY,
          Code.NOT_SUPPORTED_YET,
          Code.UNKNOWN_KEY,
          Code.WRONG_TYPE);

  /// What makes the outcome depend on more than the form of one value.
  private static final Pattern MORE_THAN_FORM =
      Pattern.compile("\\$|include:|extends|!reset|!override");

  /// Where the two differ, with the reason.
  private static final Map<Pattern, String> DIFFERENCES =
      Map.of(
          Pattern.compile("/name .*"), "judged when the project is named, see LoaderTest",
          Pattern.compile(".*/(scale|replicas) becomes .*`7`"), "compares two values",
          Pattern.compile(".*/args/[0-9]+ becomes a string ``"), "the loader drops it",
          Pattern.compile(".*/ports/1/zzz is added"), "the first of two equal ports is kept",
          Pattern.compile("/volumes/data/external becomes a (boolean `true`|mapping)"),
              "what an external volume cannot have is left to the loader");

  static Stream<GoldenCase> cases() {
    return GoldenCase.of("config")
        .filter(SchemaMutationTest::isOneFile)
        .filter(golden -> !MORE_THAN_FORM.matcher(text(golden)).find());
  }

  /// What other files have to do with is judged when they are all there.
  private static boolean isOneFile(GoldenCase golden) {
    try (var files = Files.list(golden.directory())) {
      var inputs = files.map(file -> file.getFileName().toString()).toList();
      return inputs.stream().allMatch(name -> name.startsWith("expected.") || name.equals(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void loader_and_schema_agree_on_mutants(GoldenCase golden) {
    var file = golden.input(FILE).orElseThrow();
    var document = new YamlParser(YamlLimits.DEFAULT).parse(file, new Diagnostics()).getFirst();
    var disagreements = new ArrayList<String>();
    for (var mutant : below(document, "")) {
      var errors = errors((YamlMapping) mutant.document());
      if (errors.isEmpty() != SCHEMA.accepts(mutant.document()) && !isKnown(mutant)) {
        var refusals = SCHEMA.refusals(mutant.document());
        disagreements.add(mutant.change() + ": " + errors + " but the schema " + refusals);
      }
    }
    assertThat(disagreements).isEmpty();
  }

  /// @param change where something was replaced, and by what
  private record Mutant(YamlNode document, String change) {}

  private static boolean isKnown(Mutant mutant) {
    return DIFFERENCES.keySet().stream().anyMatch(p -> p.matcher(mutant.change()).matches());
  }

  private static String text(GoldenCase golden) {
    return golden.input(FILE).orElseThrow().text();
  }

  private static List<String> errors(YamlMapping document) {
    var found = new Diagnostics();
    var surroundings =
        new Surroundings(new ProjectName("shop"), FOLDER, Path.of("/home/dhow"), Map.of());
    var interpolated =
        new Interpolator(Map.of(), new UnsetVariables(), found).interpolate(document);
    var extended =
        new Extender(_ -> Optional.empty(), found).extend(Layer.of(interpolated)).document();
    var canonical = new Canonicalizer(surroundings, found).canonical(extended);
    var header =
        new Decoder.Header(new ProjectName("shop"), FOLDER, List.of(), List.of(), Map.of());
    var decoder = new Decoder(header, found);
    decoder.project(canonical);
    decoder.disagreements().values().forEach(each -> each.forEach(found::add));
    return found.all().stream()
        .filter(diagnostic -> diagnostic.isError() && JUDGED.contains(diagnostic.code()))
        .map(Diagnostic::message)
        .toList();
  }

  private static List<Mutant> mutants(YamlNode node, String at) {
    var mutants = new ArrayList<Mutant>();
    for (var other : others(node)) {
      mutants.add(new Mutant(other, at + " becomes " + other.kindText() + text(other)));
    }
    mutants.addAll(below(node, at));
    return mutants;
  }

  private static String text(YamlNode node) {
    return node instanceof YamlScalar scalar ? " `" + scalar.text() + "`" : "";
  }

  private static List<YamlNode> others(YamlNode node) {
    var span = node.span();
    var text = YamlScalar.string("zzz", span);
    return List.of(
        text,
        new YamlScalar("", Kind.STRING, true, span, null),
        new YamlScalar("", Kind.NULL, false, span, null),
        new YamlScalar("true", Kind.BOOLEAN, false, span, null),
        new YamlScalar("7", Kind.INTEGER, false, span, null),
        new YamlScalar("-7", Kind.INTEGER, false, span, null),
        new YamlScalar("7", Kind.STRING, true, span, null),
        new YamlScalar("1.5", Kind.FLOAT, false, span, null),
        new YamlSequence(List.of(), span),
        new YamlSequence(List.of(text), span),
        new YamlMapping(List.of(), span),
        new YamlMapping(List.of(new Entry(text, text)), span));
  }

  private static List<Mutant> below(YamlNode node, String at) {
    return switch (node) {
      case YamlScalar _ -> List.of();
      case YamlSequence list -> {
        var mutants = new ArrayList<Mutant>();
        for (int i = 0; i < list.items().size(); i++) {
          for (var mutant : mutants(list.items().get(i), at + "/" + i)) {
            var items = new ArrayList<>(list.items());
            items.set(i, mutant.document());
            mutants.add(new Mutant(list.withItems(items), mutant.change()));
          }
        }
        yield mutants;
      }
      case YamlMapping mapping -> belowMapping(mapping, at);
    };
  }

  private static List<Mutant> belowMapping(YamlMapping mapping, String at) {
    var mutants = new ArrayList<Mutant>();
    for (int i = 0; i < mapping.entries().size(); i++) {
      var entry = mapping.entries().get(i);
      var below = at + "/" + entry.name();
      for (var mutant : mutants(entry.value(), below)) {
        var entries = new ArrayList<>(mapping.entries());
        entries.set(i, new Entry(entry.key(), mutant.document()));
        mutants.add(new Mutant(mapping.withEntries(entries), mutant.change()));
      }
      var others = new ArrayList<>(mapping.entries());
      others.remove(i);
      mutants.add(new Mutant(mapping.withEntries(others), below + " is left out"));
    }
    var more = new ArrayList<>(mapping.entries());
    var text = YamlScalar.string("zzz", mapping.span());
    more.add(new Entry(text, text));
    mutants.add(new Mutant(mapping.withEntries(more), at + "/zzz is added"));
    return mutants;
  }
}
