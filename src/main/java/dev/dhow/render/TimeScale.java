package dev.dhow.render;

import dev.dhow.insight.Span;
import java.time.Duration;

/// Where moments are on an axis of so many columns.
///
/// @param length what the axis has room for
record TimeScale(Duration length, int columns) {
  private static final int NARROWEST_STEP = 8;
  private static final long[] STEPS = {
    100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 30_000, 60_000, 120_000, 300_000, 600_000
  };

  /// The column that a moment falls into; the first one for what is before the axis, as moments may
  /// be when somebody sets the clock back.
  int column(Duration moment) {
    var millis = Math.max(1, length.toMillis());
    return (int) Math.clamp(moment.toMillis() * columns / millis, 0L, columns - 1L);
  }

  /// Each piece of work is seen, however short.
  int lastColumn(Span span) {
    var end = span.end().minusMillis(1);
    return Math.max(column(span.start()), column(end.isNegative() ? Duration.ZERO : end));
  }

  /// Moments in even steps, each above its column.
  String axis() {
    var step = step();
    var axis = new StringBuilder();
    for (var moment = 0L; moment < length.toMillis() || moment == 0; moment += step) {
      var label = label(moment);
      var column = column(Duration.ofMillis(moment));
      if (column + label.length() > columns) {
        break;
      }
      axis.append(" ".repeat(Math.max(0, column - axis.length()))).append(label);
    }
    return axis.toString();
  }

  /// The shortest of the usual steps whose labels are not too close.
  long step() {
    for (var step : STEPS) {
      if (step * columns / Math.max(1, length.toMillis()) >= NARROWEST_STEP) {
        return step;
      }
    }
    return Math.max(STEPS[STEPS.length - 1], length.toMillis() / 4);
  }

  static String label(long millis) {
    return millis % 1000 == 0
        ? millis / 1000 + "s"
        : millis / 1000 + "." + millis % 1000 / 100 + "s";
  }
}
