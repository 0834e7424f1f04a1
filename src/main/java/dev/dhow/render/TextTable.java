package dev.dhow.render;

import java.util.ArrayList;
import java.util.List;

/// Rows of cells in columns as wide as their widest cell, some spaces apart and at least so wide,
/// which is how the docker tools print tables. The last cell of a row is not filled up.
final class TextTable {
  private final int narrowest;
  private final int gap;
  private final List<List<String>> rows = new ArrayList<>();

  /// As most tables are.
  TextTable() {
    this(10, 3);
  }

  /// @param narrowest how wide a column is at least, with the gap behind it
  /// @param gap between columns
  TextTable(int narrowest, int gap) {
    this.narrowest = narrowest;
    this.gap = gap;
  }

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
        .mapToInt(row -> TextWidth.of(row.get(column)) + gap)
        .reduce(narrowest, Math::max);
  }
}
