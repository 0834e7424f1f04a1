package dev.dhow.load;

import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.source.Span;

/// Knows where variables stand, for documents in which they were not replaced.
final class VariablePlaces {

  private VariablePlaces() {}

  /// Whether a problem is about a value with a variable in it, so that it may not be one.
  static boolean isAt(Diagnostic problem) {
    var span = problem.span();
    return span != null && written(span).indexOf('$') >= 0;
  }

  private static String written(Span span) {
    var text = new StringBuilder();
    int first = span.start().line();
    int last = span.end().line();
    for (int number = first; number <= last; number++) {
      var line = span.file().line(number);
      int from = number == first ? Math.min(span.start().column() - 1, line.length()) : 0;
      int to = number == last ? Math.min(span.end().column() - 1, line.length()) : line.length();
      text.append(line, from, Math.max(from, to));
    }
    return text.toString();
  }
}
