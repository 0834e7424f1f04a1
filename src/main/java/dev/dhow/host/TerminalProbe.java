package dev.dhow.host;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What the standard streams are connected to, and how large the terminal is.
public final class TerminalProbe {
  /// Set by the launcher to the digits of those standard streams that are terminals.
  static final String PROPERTY = "dhow.terminals";

  /// Among what follows the program's name in `/proc/self/stat`.
  private static final int GROUP = 2;

  private static final int GROUP_OF_TERMINAL = 5;

  private TerminalProbe() {}

  /// The size of a terminal in characters.
  public record Size(int rows, int columns) {
    public static final Size USUAL = new Size(24, 80);
  }

  /// Whether a standard stream is a terminal.
  ///
  /// @param stream 0 for input, 1 for output, 2 for errors
  public static boolean isTerminal(int stream) {
    var known = System.getProperty(PROPERTY);
    if (known != null) {
      return known.contains(Integer.toString(stream));
    }
    try {
      var target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + stream)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) {
      return false; // no such stream, or a system without /proc: the launcher tells there
    }
  }

  /// Whether the terminal is this program's to read from, and not that of another job of the shell.
  public static boolean isForeground() {
    try {
      // The name before them may hold anything but the last bracket.
      var status = Files.readString(Path.of("/proc/self/stat"));
      var fields = status.substring(status.lastIndexOf(')') + 2).split(" ", -1);
      return fields[GROUP].equals(fields[GROUP_OF_TERMINAL]);
    } catch (IOException _) {
      return true; // a system without /proc
    }
  }

  /// The size of the terminal dhow runs in; the usual one where it cannot be found out.
  public static Size size() throws InterruptedException {
    try {
      var stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(Redirect.from(Path.of("/dev/tty").toFile()))
              .redirectError(Redirect.DISCARD)
              .start();
      try (var output = stty.getInputStream()) {
        var text = new String(output.readNBytes(64), StandardCharsets.US_ASCII);
        stty.waitFor(1, TimeUnit.SECONDS);
        return parse(text).orElse(Size.USUAL);
      }
    } catch (IOException e) {
      return Size.USUAL; // no controlling terminal, or no stty
    }
  }

  static Optional<Size> parse(String text) {
    var words = text.strip().split(" ", -1);
    if (words.length != 2 || !words[0].matches("[0-9]{1,5}") || !words[1].matches("[0-9]{1,5}")) {
      return Optional.empty();
    }
    var size = new Size(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
    return size.rows() > 0 && size.columns() > 0 ? Optional.of(size) : Optional.empty();
  }
}
