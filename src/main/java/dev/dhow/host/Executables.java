package dev.dhow.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/// Finds programs by their absolute paths.
public final class Executables {

  private Executables() {}

  /// The first one of this name in the folders; those that are not absolute are passed over, as
  /// what lies in them depends on where dhow was started.
  public static Optional<Path> find(String name, Collection<String> folders) {
    return folders.stream()
        .filter(folder -> folder.startsWith("/"))
        .map(folder -> Path.of(folder, name))
        .filter(Executables::isProgram)
        .findFirst();
  }

  public static boolean isProgram(Path path) {
    return path.isAbsolute() && Files.isRegularFile(path) && Files.isExecutable(path);
  }
}
