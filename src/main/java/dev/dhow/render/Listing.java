package dev.dhow.render;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Things with fields, in one of the formats of the docker tools: `table`, `table TEMPLATE`, `json`
/// (one object a line) or `TEMPLATE`.
///
/// @param columns the fields that `table` shows
record Listing(FieldHeaders headers, List<String> columns) {

  Listing {
    columns = List.copyOf(columns);
  }

  /// @throws TemplateException when the format is none of these
  String text(List<Template.Subject> rows, String format) {
    return text(rows, format, 0);
  }

  /// @param width of the terminal that tables are to fit; 0 for none
  /// @param dispensable titles of columns that may be left out for that, the first one first
  /// @throws TemplateException when the format is none of these
  String text(List<Template.Subject> rows, String format, int width, String... dispensable) {
    if (isUsualTable(format)) {
      return table(rows, new TextTable().fittedTo(width, dispensable));
    }
    if (format.equals("json")) {
      return lines(rows.stream().map(row -> JsonText.of(row.fields())));
    }
    var isTable = format.startsWith("table");
    var source = isTable ? format.substring("table".length()).strip() : format;
    var template = Template.parse(source.replace("\\t", "\t").replace("\\n", "\n"), headers);
    return isTable
        ? table(template, rows, new TextTable().fittedTo(width))
        : lines(rows.stream().map(template::fill));
  }

  /// Whether it is the table that one gets without asking for anything.
  static boolean isUsualTable(String format) {
    return format.isEmpty() || format.equals("table");
  }

  private String table(List<Template.Subject> rows, TextTable table) {
    table.row(columns.stream().map(headers::of).toList());
    for (var row : rows) {
      table.row(columns.stream().map(column -> String.valueOf(row.fields().get(column))).toList());
    }
    return table.text();
  }

  private static String table(Template template, List<Template.Subject> rows, TextTable table) {
    template.headers().lines().forEach(table::row);
    rows.forEach(row -> template.fill(row).lines().forEach(table::row));
    return table.text();
  }

  static String lines(Stream<String> lines) {
    return lines.map(line -> line + "\n").collect(Collectors.joining());
  }
}
