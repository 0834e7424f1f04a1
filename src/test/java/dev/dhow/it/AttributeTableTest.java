package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.load.ComposeSchema;
import dev.dhow.source.SourceFile;
import dev.dhow.yaml.YamlLimits;
import dev.dhow.yaml.YamlParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `it/attributes.txt` has a row for each attribute of the language that says by what it is shown
/// to take effect, and what it names is there.
class AttributeTableTest {
  private static final Path TESTS = Path.of("src/test");
  private static final ComposeSchema SCHEMA = ComposeSchema.read();

  @Test
  void every_attribute_of_the_schema_has_a_row_and_every_row_an_attribute() throws IOException {
    assertThat(rows().keySet()).containsExactlyElementsOf(AttributePaths.all(SCHEMA.root()));
  }

  @Test
  void every_row_names_what_shows_it() throws IOException {
    assertThat(rows().values()).allSatisfy(proofs -> assertThat(proofs).isNotEmpty());
  }

  @Test
  void what_a_row_names_is_about_the_attribute() throws IOException {
    var projects = projects();
    var sources = sources();
    var wrong = new ArrayList<String>();
    rows()
        .forEach((attribute, proofs) -> {
          for (var proof : proofs) {
            var about =
                switch (proof.kind()) {
                  case "equal" ->
                      projects
                          .getOrDefault(
                              EveryAttribute.valueOf(proof.name()), Collections.emptySortedSet())
                          .contains(attribute);
                  case "seen", "tested", "refused" ->
                      Pattern.compile("\\b" + Pattern.quote(lastKey(attribute)) + "\\b")
                          .matcher(sources.getOrDefault(proof.name(), ""))
                          .find();
                  case "printed" -> isPrinted(attribute, proof.name());
                  default -> false;
                };
            if (!about) {
              wrong.add(attribute + ": " + proof);
            }
          }
        });
    assertThat(wrong).isEmpty();
  }

  private static boolean isPrinted(String attribute, String goldenCase) {
    var file = TESTS.resolve("resources/cases/config").resolve(goldenCase).resolve("compose.yaml");
    try {
      return Files.exists(file) && Files.readString(file).contains(lastKey(attribute) + ":");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String lastKey(String attribute) {
    return attribute.substring(attribute.lastIndexOf('.') + 1);
  }

  /// One way of showing that an attribute takes effect.
  private record Proof(String kind, String name) {

    static Proof of(String text) {
      var words = text.split(" ", -1);
      assertThat(words).as(text).hasSize(2);
      return new Proof(words[0], words[1]);
    }
  }

  private static Map<String, List<Proof>> rows() throws IOException {
    var rows = new TreeMap<String, List<Proof>>();
    for (var line : Files.readAllLines(TESTS.resolve("resources/it/attributes.txt"))) {
      if (!line.startsWith("#")) {
        var colon = line.indexOf(": ");
        assertThat(colon).as(line).isPositive();
        var proofs = Pattern.compile(", ").splitAsStream(line.substring(colon + 2));
        var before = rows.put(line.substring(0, colon), proofs.map(Proof::of).toList());
        assertThat(before).as(line).isNull();
      }
    }
    return rows;
  }

  /// The attributes that the projects of [EveryAttribute] use.
  private static Map<EveryAttribute, SortedSet<String>> projects() throws IOException {
    var used = new EnumMap<EveryAttribute, SortedSet<String>>(EveryAttribute.class);
    for (var project : EveryAttribute.values()) {
      var folder = project.name().toLowerCase(Locale.ROOT);
      var file = TESTS.resolve("resources/it/every-attribute").resolve(folder);
      var text = Files.readString(file.resolve("compose.yaml"));
      var found = new Diagnostics();
      var documents =
          new YamlParser(YamlLimits.DEFAULT).parse(new SourceFile("compose.yaml", text), found);
      assertThat(found.all()).isEmpty();
      used.put(project, AttributePaths.used(SCHEMA.root(), documents.getFirst()));
    }
    return used;
  }

  /// The text of every test class, by its name.
  private static Map<String, String> sources() throws IOException {
    var sources = new HashMap<String, String>();
    try (var files = Files.walk(TESTS.resolve("java"))) {
      for (var file : files.filter(Files::isRegularFile).collect(Collectors.toList())) {
        sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
      }
    }
    return sources;
  }
}
