package dev.dhow.render;

import dev.dhow.event.RawText;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Lines of containers' output: `web-1 | GET /`, one colour for each container.
///
/// What a container writes may hold anything. On a terminal, sequences that could do more than
/// colour the text are made visible; into a pipe or file the text goes as it is.
public final class LogRenderer {
  /// The order in which docker compose gives colours away.
  private static final List<String> PALETTE =
      List.of("36", "33", "32", "35", "34", "36;1", "33;1", "32;1", "35;1", "34;1");

  private final Target out;
  private final Target err;
  private final Options options;
  private final Map<String, String> colours = new HashMap<>();

  /// What leads the lines of a label, plain and in colour, so that it is not made anew for each
  /// line.
  private final Map<String, Prefix> plain = new HashMap<>();

  private final Map<String, Prefix> coloured = new HashMap<>();
  private int width;
  private PrintWriter latest;

  /// How lines look.
  ///
  /// @param prefix false for `--no-log-prefix`
  /// @param timestamps `-t`
  public record Options(boolean prefix, boolean timestamps) {}

  /// A stream that lines go to.
  ///
  /// @param colours whether prefixes are coloured there
  /// @param terminal whether it is a terminal, which must be kept safe
  public record Target(PrintWriter writer, boolean colours, boolean terminal) {}

  private record Prefix(String text, RawText bytes) {
    static final Prefix NONE = new Prefix("");

    Prefix(String text) {
      this(text, RawText.of(text));
    }
  }

  /// @param err where lines of a container's standard error go; may be the same as `out`
  public LogRenderer(Target out, Target err, Options options) {
    this.out = out;
    this.err = err;
    this.options = options;
    this.latest = out.writer();
  }

  /// Makes room for a label, so that lines printed before its first one are already aligned, and
  /// gives it the next colour.
  public void expect(String label) {
    int needed = TextWidth.of(SafeText.of(label));
    if (needed > width) {
      width = needed;
      plain.clear();
      coloured.clear();
    }
    colours.computeIfAbsent(label, _ -> PALETTE.get(colours.size() % PALETTE.size()));
  }

  /// A line, or a part of a very long one.
  ///
  /// @param label of the container, such as `web-1`
  /// @param at by the engine's clock
  /// @param partial whether the line goes on with the next part
  public void line(String label, boolean isError, Instant at, RawText text, boolean partial) {
    var target = isError ? err : out;
    var end = partial && !options.prefix() && !target.terminal() ? "" : "\n";
    var prefix = prefix(target, label);
    if (turnTo(target) instanceof RawPrinter raw && isRaw(target) && !end.isEmpty()) {
      raw.line(prefix.bytes(), text);
    } else {
      var time = options.timestamps() ? NanoTime.text(at) + " " : "";
      latest.print(prefix.text() + time + shown(target, text.toString()) + end);
    }
  }

  /// Whether lines go as they are, as most do where there are many.
  private boolean isRaw(Target target) {
    return !target.terminal() && !options.timestamps();
  }

  /// What happened to a container, such as `web-1 exited with code 0`.
  public void exited(String label, int exitCode, boolean restarting) {
    status(label, "exited with code " + exitCode + (restarting ? " (restarting)" : ""));
  }

  public void status(String label, String text) {
    expect(label);
    turnTo(out).print(coloured(out, label, SafeText.of(label)) + " " + SafeText.of(text) + "\n");
  }

  public void flush() {
    out.writer().flush();
    err.writer().flush();
  }

  /// Where both streams meet again, as on a terminal, their lines are in order.
  private PrintWriter turnTo(Target target) {
    if (!latest.equals(target.writer())) {
      latest.flush();
      latest = target.writer();
    }
    return latest;
  }

  private Prefix prefix(Target target, String label) {
    if (!options.prefix()) {
      return Prefix.NONE;
    }
    var made = target.colours() ? coloured : plain;
    var prefix = made.get(label);
    if (prefix == null) {
      expect(label);
      var padded = TextWidth.pad(SafeText.of(label), width + 1);
      prefix = new Prefix(coloured(target, label, padded + " | "));
      made.put(label, prefix);
    }
    return prefix;
  }

  private String coloured(Target target, String label, String text) {
    if (!target.colours()) {
      return text;
    }
    return Colours.ON.paint(Objects.requireNonNull(colours.get(label)), text);
  }

  private static String shown(Target target, String text) {
    return target.terminal() ? TerminalText.of(text, target.colours()) : text;
  }
}
