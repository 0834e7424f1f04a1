package dev.dhow.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  private static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05Z");

  /// What the engine has kept, in the order it wrote it.
  private record Line(int number, Instant at) {}

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void reading_that_breaks_again_and_again_gives_each_line_once(boolean eachIsFiltered) {
    for (long seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      var lines = lines(random);
      assertThat(readWithBreaks(lines, eachIsFiltered, random))
          .as("seed %d", seed)
          .isEqualTo(lines);
    }
  }

  /// Times of two channels: they grow, but are a little out of order, and some are the same.
  private static List<Line> lines(Random random) {
    var lines = new ArrayList<Line>();
    long millis = 0;
    for (int number = 0; number < 200; number++) {
      millis += (long) random.nextInt(4) * random.nextInt(random.nextInt(10) == 0 ? 400 : 20);
      lines.add(new Line(number, BEGIN.plusMillis(millis - random.nextInt(3) * 4L)));
    }
    return lines;
  }

  private static List<Line> readWithBreaks(
      List<Line> lines, boolean eachIsFiltered, Random random) {
    var cursor = new Cursor();
    var read = new ArrayList<Line>();
    while (read.size() < lines.size()) {
      var known = cursor.known();
      int patience = 1 + random.nextInt(60);
      for (var line : given(lines, cursor.since(), eachIsFiltered)) {
        if (!known.contains(line.at())) {
          if (patience-- == 0) {
            break;
          }
          read.add(line);
          cursor.pass(line.at());
        }
      }
    }
    return read;
  }

  /// Engines before 23 leave out whatever is older than asked for, later ones only what comes
  /// before the first line that is not.
  private static List<Line> given(
      List<Line> lines, @Nullable Instant since, boolean eachIsFiltered) {
    if (since == null) {
      return lines;
    }
    return eachIsFiltered
        ? lines.stream().filter(line -> !line.at().isBefore(since)).toList()
        : lines.stream().dropWhile(line -> line.at().isBefore(since)).toList();
  }
}
