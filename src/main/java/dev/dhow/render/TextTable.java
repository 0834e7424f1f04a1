package dev.dhow.render;

import java.util.ArrayList;
import java.util.List;

/// Rows of cells in columns as wide as their widest cell, three spaces apart and at least ten wide,
/// which is how the docker tools print tables. The last cell of a row is not filled up.
final class TextTable {
  private static final int NARROWEST = 10;
  private static final int GAP = 3;

  private final List<List<String>> rows = new ArrayList<>();

  void row(List<String> cells) {
    rows.add(cells.stream().map(SafeText::of).toList());
  }

  /// A row whose cells are separated by tabs.
  void row(String line) {
    row(List.of(line.split("\t", -1)));
  }

  /// All rows, each line ended.
  String text() {
    var columns = rows.stream().mapToInt(List::size).max().orElse(0);
    var widths = new int[columns];
    for (var column = 0; column < columns; column++) {
      widths[column] = width(column);
    }
    var text = new StringBuilder();
    for (var row : rows) {
      for (var column = 0; column < row.size(); column++) {
        var last = column == row.size() - 1;
        text.append(last ? row.get(column) : TextWidth.pad(row.get(column), widths[column]));
      }
      text.append('\n');
    }
    return text.toString();
  }

  /// The last cell of a row does not count, as nothing follows it.
  private int width(int column) {
    return rows.stream()
        .filter(row -> column < row.size() - 1)
        .mapToInt(row -> TextWidth.of(row.get(column)) + GAP)
        .reduce(NARROWEST, Math::max);
  }
}
