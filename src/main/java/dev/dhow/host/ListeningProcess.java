package dev.dhow.host;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// A process of this machine that listens on a port, as Linux shows below `/proc`. Elsewhere, and
/// for the processes of other users, nothing can be seen.
public final class ListeningProcess {
  private static final Path PROC = Path.of("/proc");
  private static final int WORD = 4;
  private static final int IPV4_DIGITS = 8;

  /// Such as `0: 0100007F:1F90 00000000:0000 0A …`.
  private static final Pattern SOCKET =
      Pattern.compile(
          "\\s*\\d+: (?<address>\\w+):(?<port>\\p{XDigit}{4}) \\S+ (?<state>\\w\\w)(?: +\\S+){5} +(?<inode>\\d+) .*");

  /// The state of sockets that wait for somebody they do not know yet. Those of UDP are never
  /// listening, and count as closed until they are connected.
  private static final Map<String, String> LISTENING = Map.of("tcp", "0A", "udp", "07");

  private ListeningProcess() {}

  /// Such as `process 4711 (nginx)`.
  ///
  /// @param address whoever wants the port on it cannot have it; null for all addresses
  /// @param protocol of others than `tcp` and `udp` nothing is known
  public static Optional<String> on(@Nullable String address, int port, String protocol) {
    return on(address, port, protocol, PROC);
  }

  static Optional<String> on(@Nullable String address, int port, String protocol, Path proc) {
    var state = LISTENING.get(protocol);
    var sockets = state == null ? Set.<String>of() : sockets(address, port, protocol, state, proc);
    if (sockets.isEmpty()) {
      return Optional.empty();
    }
    try (var processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (var process : processes) {
        if (hasOneOf(sockets, process)) {
          return Optional.of("process " + process.getFileName() + " (" + name(process) + ")");
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return Optional.empty(); // not a Linux, or a process ended while it was looked at
    }
    return Optional.empty();
  }

  /// What the files that processes have open are called when they are the sockets searched for.
  private static Set<String> sockets(
      @Nullable String address, int port, String protocol, String state, Path proc) {
    var sockets = new HashSet<String>();
    for (var table : List.of("net/" + protocol, "net/" + protocol + "6")) {
      try {
        for (var line : Files.readAllLines(proc.resolve(table))) {
          var found = SOCKET.matcher(line);
          if (found.matches()
              && found.group("state").equals(state)
              && Integer.parseInt(found.group("port"), 16) == port
              && clash(address, found.group("address"))) {
            sockets.add("socket:[" + found.group("inode") + "]");
          }
        }
      } catch (IOException e) {
        // One may be switched off.
        LoggerFactory.getLogger(ListeningProcess.class)
            .debug("cannot read {} of {}", table, proc, e);
      }
    }
    return sockets;
  }

  /// Whether one who listens on an address keeps others from listening on another one.
  ///
  /// @param taken in hexadecimal, with the bytes of each word in reverse
  private static boolean clash(@Nullable String wanted, String taken) {
    if (wanted == null || wanted.isEmpty() || taken.matches("0+")) {
      return true;
    }
    try {
      var address = InetAddress.ofLiteral(wanted);
      return address.isAnyLocalAddress()
          ? address instanceof Inet6Address || taken.length() == IPV4_DIGITS
          : hexadecimal(address).equalsIgnoreCase(taken);
    } catch (IllegalArgumentException e) {
      return false; // no address
    }
  }

  private static String hexadecimal(InetAddress address) {
    var bytes = address.getAddress();
    var text = new StringBuilder();
    for (var word = 0; word < bytes.length; word += WORD) {
      for (var place = WORD - 1; place >= 0; place--) {
        text.append("%02X".formatted(bytes[word + place]));
      }
    }
    return text.toString();
  }

  private static boolean hasOneOf(Set<String> sockets, Path process) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
      for (var file : files) {
        if (sockets.contains(target(file))) {
          return true;
        }
      }
      return false;
    } catch (IOException | DirectoryIteratorException e) {
      return false; // of another user, or it has ended
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
