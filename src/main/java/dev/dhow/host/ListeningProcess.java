package dev.dhow.host;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A process of this machine that listens on a port, as Linux shows below `/proc`. Elsewhere, and
/// for the processes of other users, nothing can be seen.
public final class ListeningProcess {
  private static final Path PROC = Path.of("/proc");
  private static final Logger LOG = LoggerFactory.getLogger(ListeningProcess.class);

  /// Such as `0: 0100007F:1F90 00000000:0000 0A …`, where `0A` stands for listening.
  private static final Pattern LISTENER =
      Pattern.compile(
          "\\s*\\d+: \\w+:(?<port>\\p{XDigit}{4}) \\S+ 0A(?: +\\S+){5} +(?<inode>\\d+) .*");

  private ListeningProcess() {}

  /// Such as `process 4711 (nginx)`.
  public static Optional<String> on(int port) {
    return on(port, PROC);
  }

  static Optional<String> on(int port, Path proc) {
    var sockets = sockets(port, proc);
    if (sockets.isEmpty()) {
      return Optional.empty();
    }
    try (var processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (var process : processes) {
        if (hasOneOf(sockets, process)) {
          return Optional.of("process " + process.getFileName() + " (" + name(process) + ")");
        }
      }
    } catch (IOException e) {
      return Optional.empty(); // not a Linux, or a process ended while it was looked at
    }
    return Optional.empty();
  }

  /// What the files that processes have open are called when they are the sockets searched for.
  private static Set<String> sockets(int port, Path proc) {
    var sockets = new HashSet<String>();
    for (var table : List.of("net/tcp", "net/tcp6")) {
      try {
        for (var line : Files.readAllLines(proc.resolve(table))) {
          var found = LISTENER.matcher(line);
          if (found.matches() && Integer.parseInt(found.group("port"), 16) == port) {
            sockets.add("socket:[" + found.group("inode") + "]");
          }
        }
      } catch (IOException e) {
        LOG.debug("cannot read {} of {}", table, proc, e); // one may be switched off
      }
    }
    return sockets;
  }

  private static boolean hasOneOf(Set<String> sockets, Path process) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
      for (var file : files) {
        if (sockets.contains(target(file))) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false; // of another user
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return ""; // closed since
    }
  }

  private static String name(Path process) throws IOException {
    return Files.readString(process.resolve("comm")).strip();
  }
}
