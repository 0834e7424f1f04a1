package dev.dhow.render;

import dev.dhow.event.RawText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;

/// Prints text as UTF-8, and what containers print as the bytes it is. Nothing is flushed by
/// itself.
public final class RawPrinter extends PrintWriter {
  private static final RawText BREAK = RawText.of("\n");

  private final RawWriter raw;

  /// @param target gets what is printed in large pieces
  public RawPrinter(OutputStream target) {
    this(new RawWriter(target));
  }

  private RawPrinter(RawWriter raw) {
    super(raw, false);
    this.raw = raw;
  }

  /// A line without making text of it, as there may be hundreds of thousands a second.
  void line(RawText prefix, RawText line) {
    synchronized (lock) {
      try {
        raw.write(prefix);
        raw.write(line);
        raw.write(BREAK);
      } catch (IOException _) {
        setError(); // as all writers of this kind keep it for whoever asks
      }
    }
  }
}
