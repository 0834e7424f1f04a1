package dev.dhow.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Rows of cells in columns as wide as their widest cell, some spaces apart and at least so wide,
/// which is how the docker tools print tables. The last cell of a row is not filled up.
///
/// On a terminal that is too narrow, columns that one can do without are left out, and the widest
/// ones are folded, until it fits.
final class TextTable {
  private static final int NARROWEST_FOLD = 8;

  /// How far columns are folded before others are left out.
  private static final int EASY_FOLD = 20;

  private final int narrowest;
  private final int gap;
  private final List<Row> rows = new ArrayList<>();
  private int columns;
  private List<String> dispensable = List.of();

  /// @param painted which cell has a colour; negative for none
  /// @param code the parameters of its SGR sequence
  private record Row(List<String> cells, int painted, String code) {

    Row without(int column) {
      var rest = new ArrayList<>(cells);
      if (column < rest.size()) {
        rest.remove(column);
      }
      return new Row(rest, painted > column ? painted - 1 : painted == column ? -1 : painted, code);
    }
  }

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

  /// @param width of the terminal; 0 for as many columns as it takes
  /// @param titles of columns that may be left out, the first one first
  TextTable fittedTo(int width, String... titles) {
    columns = width;
    dispensable = List.of(titles);
    return this;
  }

  void row(List<String> cells) {
    row(cells, -1, "");
  }

  /// @param painted which cell has a colour; negative for none
  /// @param code the parameters of an SGR sequence, such as `1;36`
  void row(List<String> cells, int painted, String code) {
    rows.add(new Row(cells.stream().map(SafeText::of).toList(), painted, code));
  }

  /// A row whose cells are separated by tabs.
  void row(String line) {
    row(List.of(line.split("\t", -1)));
  }

  /// All rows, each line ended.
  String text() {
    return text(Colours.OFF);
  }

  /// The same with colours.
  String text(Colours colours) {
    var shown = List.copyOf(rows);
    if (columns > 0) {
      shown = withoutDispensable(shown);
    }
    var widths = widths(shown);
    var text = new StringBuilder();
    for (var row : shown) {
      write(row, widths, colours, text);
    }
    return text.toString();
  }

  private List<Row> withoutDispensable(List<Row> all) {
    var left = all;
    for (var title : dispensable) {
      var column = left.isEmpty() ? -1 : left.getFirst().cells().indexOf(title);
      if (column >= 0 && total(folded(natural(left))) > columns) {
        left = left.stream().map(row -> row.without(column)).toList();
      }
    }
    return left;
  }

  private static int[] folded(int[] widths) {
    var folded = widths.clone();
    for (var column = 1; column < folded.length; column++) {
      folded[column] = Math.min(folded[column], EASY_FOLD);
    }
    return folded;
  }

  /// How wide each column is, without the gap behind it.
  private int[] widths(List<Row> shown) {
    var widths = natural(shown);
    if (columns > 0 && total(widths) > columns) {
      narrow(widths, shown);
    }
    return widths;
  }

  private int total(int[] widths) {
    return IntStream.of(widths).sum() + gap * (widths.length - 1);
  }

  private int[] natural(List<Row> shown) {
    var count = shown.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    var widths = new int[count];
    for (var column = 0; column < count; column++) {
      widths[column] = natural(shown, column, column == count - 1);
    }
    return widths;
  }

  /// The last cell of a row does not make its column wider for those below it, unless all are last.
  private int natural(List<Row> shown, int column, boolean isLast) {
    var widest = isLast ? 0 : narrowest - gap;
    for (var row : shown) {
      if (column < row.cells().size() - (isLast ? 0 : 1)) {
        widest = Math.max(widest, TextWidth.of(row.cells().get(column)));
      }
    }
    return Math.max(0, widest);
  }

  /// Takes from the widest columns first, and cuts words only where that is not enough; the first
  /// column, which names things, stays whole.
  private void narrow(int[] widths, List<Row> shown) {
    var titles = shown.getFirst().cells();
    var floors = new int[widths.length];
    for (var column = 0; column < widths.length; column++) {
      var title = column < titles.size() ? TextWidth.of(titles.get(column)) : 0;
      floors[column] = Math.max(title, NARROWEST_FOLD);
    }
    var whole = floors.clone();
    for (var row : shown) {
      for (var column = 0; column < row.cells().size(); column++) {
        for (var word : row.cells().get(column).split(" ", -1)) {
          whole[column] = Math.max(whole[column], TextWidth.of(word));
        }
      }
    }
    narrow(widths, floors, narrow(widths, whole, total(widths) - columns));
  }

  /// @return what is still too wide
  private static int narrow(int[] widths, int[] floors, int excess) {
    for (var left = excess; left > 0; left--) {
      var widest = -1;
      for (var column = 1; column < widths.length; column++) {
        if (widths[column] > floors[column] && (widest < 0 || widths[column] > widths[widest])) {
          widest = column;
        }
      }
      if (widest < 0) {
        return left;
      }
      widths[widest]--;
    }
    return 0;
  }

  private void write(Row row, int[] widths, Colours colours, StringBuilder text) {
    var folded = new ArrayList<List<String>>();
    for (var column = 0; column < row.cells().size(); column++) {
      folded.add(fold(row.cells().get(column), widths[column]));
    }
    var lines = folded.stream().mapToInt(List::size).max().orElse(1);
    for (var line = 0; line < lines; line++) {
      for (var column = 0; column < folded.size(); column++) {
        var last = column == folded.size() - 1;
        var cell = line < folded.get(column).size() ? folded.get(column).get(line) : "";
        var filled = last ? cell : TextWidth.pad(cell, widths[column] + gap);
        text.append(column == row.painted() ? colours.paint(row.code(), filled) : filled);
      }
      text.append('\n');
    }
  }

  private List<String> fold(String cell, int width) {
    return columns > 0 && TextWidth.of(cell) > width && width > 0
        ? TextWidth.wrap(cell, width)
        : List.of(cell);
  }
}
