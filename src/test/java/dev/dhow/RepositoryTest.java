package dev.dhow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the repository as a whole to what CONTRIBUTING.md promises.
class RepositoryTest {
  private static final int LONGEST_FILE = 400;
  private static final Path MAIN = Path.of("src/main/java");
  private static final Path TESTS = Path.of("src/test/java");
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
  private static final Pattern WAITING =
      Pattern.compile("\\bsleep\\(|\\bpark(?:Nanos|Until)\\(|\\bonSpinWait\\(");
  private static final Pattern JDK_ORDER =
      Pattern.compile("Comparator\\.comparing|\\bthenComparing|\\.comparingBy(?:Key|Value)\\(");
  private static final Pattern BROAD_IMPORT = Pattern.compile("^import (?:module |.*\\*;)");

  @Test
  void no_file_is_too_long() throws IOException {
    for (var file : written()) {
      assertThat(Files.readAllLines(file))
          .as("lines of %s", file)
          .hasSizeLessThanOrEqualTo(LONGEST_FILE);
    }
  }

  /// Their lambdas are serializable, so no AOT cache holds them and each costs a start a
  /// millisecond, and the first one ten.
  @Test
  void orders_are_not_made_of_the_comparators_of_the_jdk() throws IOException {
    assertThat(linesOfCode(line -> JDK_ORDER.matcher(line).find()))
        .filteredOn(found -> found.contains(MAIN.toString()))
        .isEmpty();
  }

  /// Those of a sorted map's set have a comparator that is such a lambda.
  @Test
  void entries_of_maps_are_not_streamed_by_their_sets() throws IOException {
    for (var file : files(MAIN.toString())) {
      assertThat(Files.readString(file))
          .as("%s has Entries.of() for that", file)
          .doesNotContainPattern("entrySet\\(\\)\\s*\\.stream\\(\\)");
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
    assertThat(packages())
        .map(found -> found.getFileName().toString())
        .noneMatch(EMPTY_PACKAGE.asMatchPredicate());
  }

  @Test
  void every_package_says_what_it_is_for() throws IOException {
    for (var directory : packages()) {
      var main = MAIN.resolve(directory).resolve("package-info.java");
      assertThat(Files.exists(main) ? main : TESTS.resolve(directory).resolve("package-info.java"))
          .exists()
          .content()
          .startsWith("/// ")
          .contains("@NullMarked");
    }
  }

  @Test
  void what_makes_the_distribution_is_in_no_package_and_marks_each_type() throws IOException {
    assertThat(files("src/dist/java")).isNotEmpty();
    for (var file : files("src/dist/java")) {
      assertThat(file).content().contains("\n@NullMarked\n").doesNotContain("\npackage ");
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
    assertThat(linesOfCode(WAITING.asPredicate()))
        .filteredOn(line -> !line.startsWith("src/test/java/dev/dhow/it/harness/Eventually.java"))
        .isEmpty();
  }

  @Test
  void the_changelog_tells_of_this_version() throws IOException {
    assertThat(Path.of("CHANGELOG.md")).content().contains("\n## [" + version() + "]");
  }

  /// The version that the sources are of.
  static String version() throws IOException {
    var version = Pattern.compile("<artifactId>dhow</artifactId>\\s*<version>([^<]+)</version>");
    var found = version.matcher(Files.readString(Path.of("pom.xml")));
    assertThat(found.find()).isTrue();
    return found.group(1);
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

  /// A build in which Java crashes leaves one wherever its process was.
  @Test
  void no_log_of_a_crash_is_among_the_sources() throws IOException {
    var all = new ArrayList<Path>();
    for (var name : TOP_LEVEL) {
      if (!name.equals(".git")) {
        all.addAll(files(name));
      }
    }
    assertThat(all)
        .contains(Path.of("pom.xml"))
        .noneMatch(file -> file.getFileName().toString().startsWith("hs_err"));
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

  /// Those of the program and of its tests, as folders.
  private static List<Path> packages() throws IOException {
    var packages = new TreeSet<Path>();
    for (var root : List.of(MAIN, TESTS)) {
      for (var file : files(root.toString())) {
        if (file.toString().endsWith(".java")) {
          packages.add(root.relativize(file).getParent());
        }
      }
    }
    assertThat(packages).isNotEmpty();
    return List.copyOf(packages);
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
