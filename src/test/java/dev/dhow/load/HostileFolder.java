package dev.dhow.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes all hostile files and projects to a folder, each to a folder of its own, for
/// `dev/hostile`, which measures the program on them.
final class HostileFolder {

  private HostileFolder() {}

  static void main(String[] arguments) throws IOException {
    var root = Path.of(arguments[0]);
    for (var each : HostileFiles.all().entrySet()) {
      // Half a character becomes another one, where writing it as a string would fail.
      var bytes = each.getValue().text().get().getBytes(StandardCharsets.UTF_8);
      Files.write(folder(root, each.getKey()).resolve("compose.yaml"), bytes);
    }
    for (var each : HostileProjects.all().entrySet()) {
      var folder = folder(root, each.getKey() + " (project)");
      for (var file : each.getValue().files().get().entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }
    }
  }

  private static Path folder(Path root, String name) throws IOException {
    return Files.createDirectories(root.resolve(name.replace('/', '-')));
  }
}
