package dev.dhow.load.interpolate;

import dev.dhow.source.Position;
import dev.dhow.source.Span;
import dev.dhow.yaml.YamlScalar;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Finds where in a file the dollar signs of a scalar stand. Quotes, escapes and folded lines shift
/// offsets, so dollar signs are counted instead: once, as a long text may have many, and only when
/// somebody asks.
final class DollarPlace {
  private final YamlScalar scalar;
  private int @Nullable [] inText;
  private int @Nullable [] inFile;

  DollarPlace(YamlScalar scalar) {
    this.scalar = scalar;
  }

  /// @param offset of a dollar sign in the scalar's text
  Span at(int offset) {
    var written = inFile();
    var read = inText();
    int number = Arrays.binarySearch(read, offset);
    if (read.length != written.length || number < 0) {
      return scalar.span();
    }
    var file = scalar.span().file();
    var place = file.position(written[number]);
    return new Span(file, place, new Position(place.line(), place.column() + 1));
  }

  private int[] inText() {
    var known = inText;
    if (known == null) {
      known = dollars(scalar.text(), 0, scalar.text().length());
      inText = known;
    }
    return known;
  }

  private int[] inFile() {
    var known = inFile;
    if (known == null) {
      var span = scalar.span();
      var file = span.file();
      known = dollars(file.text(), file.offset(span.start()), file.offset(span.end()));
      inFile = known;
    }
    return known;
  }

  private static int[] dollars(String text, int from, int to) {
    return IntStream.iterate(
            text.indexOf('$', from), at -> at >= 0 && at < to, at -> text.indexOf('$', at + 1))
        .toArray();
  }
}
