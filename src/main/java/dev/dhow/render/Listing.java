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
    if (format.isEmpty() || format.equals("table")) {
      return table(rows);
    }
    if (format.equals("json")) {
      return lines(rows.stream().map(row -> JsonText.of(row.fields())));
    }
    var isTable = format.startsWith("table ");
    var source = isTable ? format.substring("table ".length()).strip() : format;
    var template = Template.parse(source.replace("\\t", "\t").replace("\\n", "\n"), headers);
    return isTable ? table(template, rows) : lines(rows.stream().map(template::fill));
  }

  private String table(List<Template.Subject> rows) {
    var table = new TextTable();
    table.row(columns.stream().map(headers::of).toList());
    for (var row : rows) {
      table.row(columns.stream().map(column -> String.valueOf(row.fields().get(column))).toList());
    }
    return table.text();
  }

  private static String table(Template template, List<Template.Subject> rows) {
    var table = new TextTable();
    template.headers().lines().forEach(table::row);
    rows.forEach(row -> template.fill(row).lines().forEach(table::row));
    return table.text();
  }

  static String lines(Stream<String> lines) {
    return lines.map(line -> line + "\n").collect(Collectors.joining());
  }
}
