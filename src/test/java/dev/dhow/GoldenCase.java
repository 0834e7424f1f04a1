package dev.dhow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// A folder `src/test/resources/cases/<stage>/<case>/` with input files and `expected.*` files.
/// Running a test with `-Dgolden.update` writes the expected files anew; review them as a change.
public record GoldenCase(String name, Path directory) {
  private static final Path ROOT = Path.of("src/test/resources/cases");

  /// All cases of a stage, for a `@MethodSource`.
  public static Stream<GoldenCase> of(String stage) {
    try (var directories = Files.list(ROOT.resolve(stage))) {
      var cases =
          directories
              .filter(Files::isDirectory)
              .sorted()
              .map(directory -> new GoldenCase(directory.getFileName().toString(), directory))
              .toList();
      assertThat(cases).as("cases of %s", stage).isNotEmpty();
      return cases.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// An input file; messages name it without its folder.
  public Optional<SourceFile> input(String file) {
    var path = directory.resolve(file);
    return Files.exists(path) ? Optional.of(new SourceFile(file, read(path))) : Optional.empty();
  }

  /// Compares with the expected file, or writes it when goldens are updated.
  public void expect(String file, String actual) {
    var path = directory.resolve(file);
    if (System.getProperty("golden.update") != null) {
      write(path, actual);
    }
    assertThat(path).as("run with -Dgolden.update to write it").exists();
    assertThat(actual).as("%s of case %s", file, name).isEqualTo(read(path));
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path path, String text) {
    try {
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
