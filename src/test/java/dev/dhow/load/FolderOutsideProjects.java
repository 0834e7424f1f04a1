package dev.dhow.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/// Makes temporary folders with no Compose file in any folder above them, as that would be found by
/// whoever looks for one.
public final class FolderOutsideProjects implements TempDirFactory {

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension)
      throws IOException {
    return create("dhow-test");
  }

  /// @param prefix of its name
  public static Path create(String prefix) throws IOException {
    var usual = Path.of(System.getProperty("java.io.tmpdir"));
    var home = Path.of(System.getProperty("user.home"));
    return Files.createTempDirectory(outside(List.of(usual, Path.of("target"), home)), prefix);
  }

  /// @throws IllegalStateException when all of them are in projects
  static Path outside(List<Path> candidates) {
    return candidates.stream()
        .map(Path::toAbsolutePath)
        .filter(candidate -> !isInProject(candidate))
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException("there are Compose files in or above all of " + candidates));
  }

  private static boolean isInProject(Path folder) {
    return Stream.iterate(folder, above -> above != null, Path::getParent)
        .anyMatch(above -> Discovery.NAMES.stream().map(above::resolve).anyMatch(Files::exists));
  }
}
