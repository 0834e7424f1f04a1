package dev.dhow.load.interpolate;

import dev.dhow.source.Position;
import dev.dhow.source.Span;
import dev.dhow.yaml.YamlScalar;
import java.util.stream.IntStream;

/// Finds where in a file the dollar sign of a scalar stands. Quotes, escapes and folded lines shift
/// offsets, so dollar signs are counted instead.
final class DollarPlace {

  private DollarPlace() {}

  /// @param offset of a dollar sign in the scalar's text
  static Span in(YamlScalar scalar, int offset) {
    var span = scalar.span();
    var file = span.file().text();
    int start = offsetOf(span.start(), file);
    var written = file.substring(start, Math.max(start, offsetOf(span.end(), file)));
    var text = scalar.text();
    if (dollars(written, written.length()) != dollars(text, text.length())) {
      return span;
    }
    int at = start;
    for (int skip = dollars(text, offset); skip >= 0; skip--) {
      at = file.indexOf('$', skip == dollars(text, offset) ? start : at + 1);
    }
    var place = positionOf(at, file);
    return new Span(span.file(), place, new Position(place.line(), place.column() + 1));
  }

  private static int dollars(String text, int before) {
    return (int) IntStream.range(0, before).filter(i -> text.charAt(i) == '$').count();
  }

  private static int offsetOf(Position position, String text) {
    int line = 1;
    int at = 0;
    while (line < position.line() && at < text.length()) {
      at = nextLine(at, text);
      line++;
    }
    return Math.min(at + position.column() - 1, text.length());
  }

  private static Position positionOf(int offset, String text) {
    int line = 1;
    int start = 0;
    for (int next = nextLine(0, text); next <= offset && next > start; ) {
      line++;
      start = next;
      next = nextLine(next, text);
    }
    return new Position(line, offset - start + 1);
  }

  /// The start of the line behind the one that starts here.
  private static int nextLine(int start, String text) {
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && !text.startsWith("\r\n", i))) {
        return i + 1;
      }
    }
    return text.length();
  }
}
