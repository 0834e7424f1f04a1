package dev.dhow.state;

import java.util.Map;
import java.util.Set;

/// What exit codes usually mean.
public final class ExitCode {
  private static final int SIGNALLED = 128;
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          1, "hang-up",
          2, "interrupted",
          3, "quit",
          4, "illegal instruction",
          6, "aborted",
          8, "arithmetic error",
          9, "killed, or out of memory",
          11, "segmentation fault",
          13, "broken pipe",
          15, "terminated");

  /// Hang-up, interrupt, kill and terminate.
  private static final Set<Integer> FROM_OUTSIDE = Set.of(1, 2, 9, 15);

  private ExitCode() {}

  /// Whether a signal ended it by which others end a program: it did not fail by itself.
  public static boolean isFromOutside(int code) {
    return FROM_OUTSIDE.contains(code - SIGNALLED);
  }

  /// Such as `killed, or out of memory (signal 9)`; empty for a code that is the program's own.
  public static String meaning(int code) {
    return switch (code) {
      case 125 -> "the container could not be started";
      case 126 -> "the command cannot be executed";
      case 127 -> "the command was not found";
      default -> {
        var signal = SIGNALS.get(code - SIGNALLED);
        yield signal == null ? "" : "%s (signal %d)".formatted(signal, code - SIGNALLED);
      }
    };
  }
}
