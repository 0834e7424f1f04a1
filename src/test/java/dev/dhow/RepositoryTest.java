package dev.dhow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the repository as a whole to what CONTRIBUTING.md promises.
class RepositoryTest {
  private static final int LONGEST_FILE = 400;
  private static final Set<String> TOP_LEVEL =
      Set.of(
          ".ci",
          ".editorconfig",
          ".git",
          ".gitignore",
          ".mvn",
          "CHANGELOG.md",
          "CONTRIBUTING.md",
          "README.md",
          "dev",
          "pom.xml",
          "samples",
          "schema",
          "src");
  private static final Pattern EMPTY_NAME =
      Pattern.compile("(Util|Utils|Common|Helper|Helpers|Impl|Manager|Misc)(?=[A-Z]|$)");
  private static final Pattern EMPTY_PACKAGE =
      Pattern.compile("utils?|commons?|helpers?|impl|managers?|misc");
  private static final Pattern TYPE =
      Pattern.compile("^\\s*(?:[a-z-]+ )*(?:class|interface|record|enum) (\\w+)");
  private static final Pattern MARKER = Pattern.compile("\\b(?:TO" + "DO|FIX" + "ME|XX" + "X)\\b");
  private static final Pattern BROAD_IMPORT = Pattern.compile("^import (?:module |.*\\*;)");

  @Test
  void no_file_is_too_long() throws IOException {
    for (var file : written()) {
      assertThat(Files.readAllLines(file))
          .as("lines of %s", file)
          .hasSizeLessThanOrEqualTo(LONGEST_FILE);
    }
  }

  @Test
  void types_have_names_that_say_something() throws IOException {
    assertThat(
            linesOfCode(line -> {
              var type = TYPE.matcher(line);
              return type.find() && EMPTY_NAME.matcher(type.group(1)).find();
            }))
        .isEmpty();
  }

  @Test
  void packages_have_names_that_say_something() throws IOException {
    assertThat(packages("src/main/java"))
        .map(found -> found.getFileName().toString())
        .noneMatch(EMPTY_PACKAGE.asMatchPredicate());
  }

  @Test
  void every_package_says_what_it_is_for() throws IOException {
    assertThat(packages("src/main/java")).isNotEmpty();
    for (var directory : packages("src/main/java")) {
      assertThat(directory.resolve("package-info.java"))
          .exists()
          .content()
          .startsWith("/// ")
          .contains("@NullMarked");
    }
  }

  @Test
  void imports_name_one_type_each() throws IOException {
    assertThat(linesOfCode(BROAD_IMPORT.asPredicate())).isEmpty();
  }

  @Test
  void nothing_is_marked_as_unfinished() throws IOException {
    var open = new ArrayList<String>();
    for (var file : written()) {
      Files.readAllLines(file).stream()
          .filter(MARKER.asPredicate())
          .forEach(line -> open.add(file + ": " + line));
    }
    assertThat(open).isEmpty();
  }

  @Test
  void nothing_waits_by_sleeping() throws IOException {
    assertThat(linesOfCode(line -> line.contains("Thread" + ".sleep("))).isEmpty();
  }

  @Test
  void the_changelog_tells_of_this_version() throws IOException {
    var pom = Files.readString(Path.of("pom.xml"));
    var version = Pattern.compile("<artifactId>dhow</artifactId>\\s*<version>([^<]+)</version>");
    var found = version.matcher(pom);
    assertThat(found.find()).isTrue();
    assertThat(Path.of("CHANGELOG.md")).content().contains("\n## [" + found.group(1) + "]");
  }

  @Test
  void the_top_level_holds_only_what_belongs_there() throws IOException {
    var ignored =
        Files.readAllLines(Path.of(".gitignore")).stream()
            .map(line -> line.replaceAll("^/|/$", ""))
            .toList();
    try (var entries = Files.list(Path.of(""))) {
      assertThat(entries.map(Path::toString))
          .filteredOn(name -> !ignored.contains(name) && !name.endsWith(".iml"))
          .isSubsetOf(TOP_LEVEL);
    }
  }

  private static List<String> linesOfCode(Predicate<String> wanted) throws IOException {
    var found = new ArrayList<String>();
    for (var file : files("src")) {
      if (file.toString().endsWith(".java")) {
        Files.readAllLines(file).stream()
            .filter(wanted)
            .forEach(line -> found.add(file + ": " + line));
      }
    }
    return found;
  }

  /// The files that people write and read as text.
  private static List<Path> written() throws IOException {
    var files = new ArrayList<Path>();
    for (var file : files("src")) {
      if (file.toString().endsWith(".java") || file.startsWith("src/dist")) {
        files.add(file);
      }
    }
    files.addAll(files("dev"));
    files.addAll(files(".ci"));
    assertThat(files).isNotEmpty();
    return files;
  }

  private static List<Path> packages(String root) throws IOException {
    return files(root).stream()
        .filter(file -> file.toString().endsWith(".java"))
        .map(Path::getParent)
        .distinct()
        .toList();
  }

  private static List<Path> files(String root) throws IOException {
    if (!Files.exists(Path.of(root))) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(Path.of(root))) {
      return found.filter(Files::isRegularFile).toList();
    }
  }
}
