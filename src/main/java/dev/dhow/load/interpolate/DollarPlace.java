package dev.dhow.load.interpolate;

import dev.dhow.source.Position;
import dev.dhow.source.Span;
import dev.dhow.yaml.YamlScalar;

/// Finds where in a file the dollar sign of a scalar stands. Quotes, escapes and folded lines shift
/// offsets, so dollar signs are counted instead.
final class DollarPlace {

  private DollarPlace() {}

  /// @param offset of a dollar sign in the scalar's text
  static Span in(YamlScalar scalar, int offset) {
    var span = scalar.span();
    var file = span.file();
    int start = file.offset(span.start());
    var written = file.text().substring(start, Math.max(start, file.offset(span.end())));
    var text = scalar.text();
    if (dollars(written, written.length()) != dollars(text, text.length())) {
      return span;
    }
    int at = file.text().indexOf('$', start);
    for (int skip = dollars(text, offset); skip > 0; skip--) {
      at = file.text().indexOf('$', at + 1);
    }
    var place = file.position(at);
    return new Span(file, place, new Position(place.line(), place.column() + 1));
  }

  private static int dollars(String text, int before) {
    int count = 0;
    for (int at = text.indexOf('$'); at >= 0 && at < before; at = text.indexOf('$', at + 1)) {
      count++;
    }
    return count;
  }
}
