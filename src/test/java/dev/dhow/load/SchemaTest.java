package dev.dhow.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.GoldenCase;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.load.ComposeSchema.Refusal;
import dev.dhow.source.SourceFile;
import dev.dhow.yaml.YamlLimits;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlParser;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the schema for editors and the loader together: what loads, the schema accepts; where the
/// loader finds a mistake that one file alone shows, the schema refuses the same place.
class SchemaTest {
  private static final String FILE = "compose.yaml";
  private static final ComposeSchema SCHEMA = ComposeSchema.read();
  private static final Pattern MISTAKE =
      Pattern.compile(
          "error\\[(?:unknown-key|wrong-type|not-supported-yet|bad-value|missing-key"
              + "|conflicting-keys)\\] compose\\.yaml:([0-9]+):([0-9]+) (.*)");

  /// What the loader refuses and the schema cannot, with the reason.
  private static final Map<String, String> BEYOND_A_SCHEMA =
      Map.of(
          "a quote or bracket is not closed", "needs the command to be split into words",
          "the ranges of host and container ports differ in length", "needs arithmetic",
          "has neither an image nor a build", "another file or service may bring it",
          "does not say what is in it", "another file may bring it",
          "takes its content from several places", "checked when all files are merged",
          "has no effect beside `external: true`", "another file may take it back",
          "`replicas` differs from `scale`", "compares two values",
          "which cannot have one name", "compares two values",
          "cannot be as large as", "how large numbers may be is a matter of the engine",
          "carrying it out is not supported yet", "the schema is for what is understood");

  /// Cases with mistakes that docker compose does not see, so that dhow takes them, too.
  private static final Set<String> TAKEN_ALL_THE_SAME =
      Set.of(
          "extends-image-null",
          "extends-unknown-key",
          "include-null-item",
          "include-unknown-key",
          "merge-unfit-mended",
          "profiles-unfit-in-disabled");

  static Stream<GoldenCase> configCases() {
    return GoldenCase.of("config")
        .filter(golden -> golden.input(FILE).isPresent())
        .filter(golden -> !TAKEN_ALL_THE_SAME.contains(golden.name()));
  }

  static Stream<GoldenCase> otherCases() {
    return Stream.of("decode", "extend", "load")
        .flatMap(GoldenCase::of)
        .filter(golden -> golden.input(FILE).isPresent());
  }

  @ParameterizedTest
  @MethodSource("configCases")
  void accepts_what_docker_compose_was_asked_to_print(GoldenCase golden) {
    assertAccepted(golden.input(FILE).orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("otherCases")
  void accepts_what_loads_and_refuses_each_mistake_at_its_place(GoldenCase golden) {
    var file = golden.input(FILE).orElseThrow();
    var expected = golden.input("expected.txt").orElseThrow().text();
    if (!expected.contains("error[")) {
      assertAccepted(file);
      return;
    }
    var documents = documents(file);
    for (var line : expected.lines().toList()) {
      var mistake = MISTAKE.matcher(line);
      if (mistake.matches() && BEYOND_A_SCHEMA.keySet().stream().noneMatch(line::contains)) {
        var place = mistake.group(1) + ":" + mistake.group(2);
        assertThat(documents)
            .as("%s, of which the schema says %s", line, refusals(documents))
            .anyMatch(document -> refusesAt(document, place));
      }
    }
  }

  @Test
  void accepts_the_samples() throws IOException {
    try (var samples = Files.list(Path.of("samples"))) {
      var files = samples.map(sample -> sample.resolve(FILE)).filter(Files::exists).toList();
      assertThat(files).isNotEmpty();
      for (var file : files) {
        assertAccepted(new SourceFile(file.toString(), Files.readString(file)));
      }
    }
  }

  private static void assertAccepted(SourceFile file) {
    assertThat(refusals(documents(file))).as("what the schema says of %s", file.name()).isEmpty();
  }

  private static List<YamlNode> documents(SourceFile file) {
    return new YamlParser(YamlLimits.DEFAULT)
        .parse(file, new Diagnostics()).stream().filter(node -> !isNothing(node)).toList();
  }

  /// The loader leaves out documents without content, too.
  private static boolean isNothing(YamlNode document) {
    return document instanceof YamlScalar scalar && scalar.isNull();
  }

  private static List<Refusal> refusals(List<YamlNode> documents) {
    return documents.stream().flatMap(document -> SCHEMA.refusals(document).stream()).toList();
  }

  /// Whether the schema refuses what starts at a place, or something inside of it.
  private static boolean refusesAt(YamlNode document, String place) {
    var pointers = new TreeSet<String>();
    collect(document, "", place, pointers);
    return SCHEMA.refusals(document).stream()
        .map(Refusal::at)
        .anyMatch(at ->
            pointers.stream()
                .anyMatch(pointer -> at.equals(pointer) || at.startsWith(pointer + "/")));
  }

  /// Collects the pointers of all values that start at a place, or whose keys do.
  private static void collect(YamlNode node, String pointer, String place, Set<String> found) {
    addIfThere(node, pointer, place, found);
    switch (node) {
      case YamlScalar _ -> {}
      case YamlSequence list -> {
        for (int i = 0; i < list.items().size(); i++) {
          collect(list.items().get(i), pointer + "/" + i, place, found);
        }
      }
      case YamlMapping mapping -> {
        for (var entry : mapping.entries()) {
          var below = pointer + "/" + entry.name();
          addIfThere(entry.key(), below, place, found);
          collect(entry.value(), below, place, found);
        }
      }
    }
  }

  private static void addIfThere(YamlNode node, String pointer, String place, Set<String> found) {
    if (node.span().start().toString().equals(place)) {
      found.add(pointer);
    }
  }
}
