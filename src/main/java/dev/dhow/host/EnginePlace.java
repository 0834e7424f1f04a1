package dev.dhow.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// Whether the engine that answers on this machine sees the same files and ports as dhow does,
/// which is not so when one of them is in a container. It is only believed when the engine's
/// process can be seen, as Linux shows it below `/proc`.
public final class EnginePlace {
  private static final Path PROC = Path.of("/proc");
  private static final Set<String> ENGINES = Set.of("dockerd", "podman");

  private EnginePlace() {}

  /// Whether a port that is taken here is taken there.
  public static boolean sharesPorts() {
    return shares("net", PROC);
  }

  /// Whether a file that is missing here is missing there.
  public static boolean sharesFiles() {
    return shares("mnt", PROC);
  }

  /// @param namespace of the kernel, as `/proc/PID/ns` names it
  static boolean shares(String namespace, Path proc) {
    try (var processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (var process : processes) {
        if (isEngine(process) && isSame(namespace, proc, process)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false; // not a Linux
    }
  }

  private static boolean isEngine(Path process) {
    try {
      return ENGINES.contains(Files.readString(process.resolve("comm")).strip());
    } catch (IOException e) {
      return false; // ended while it was looked at
    }
  }

  /// Of another user's process nothing is told; one that can be seen is mostly not in a container.
  private static boolean isSame(String namespace, Path proc, Path process) {
    try {
      var own = Files.readSymbolicLink(proc.resolve("self/ns").resolve(namespace));
      return own.equals(Files.readSymbolicLink(process.resolve("ns").resolve(namespace)));
    } catch (IOException e) {
      return Files.isReadable(proc.resolve("self/ns"));
    }
  }
}
