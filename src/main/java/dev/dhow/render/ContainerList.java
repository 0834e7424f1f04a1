package dev.dhow.render;

import dev.dhow.state.ObservedContainer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The output of `ps`: containers sorted by name, in one of the formats of docker compose.
public final class ContainerList {
  private static final List<String> COLUMNS =
      List.of("Name", "Image", "Command", "Service", "RunningFor", "Status", "Ports");

  private final ContainerFields fields;

  /// @param truncate false for `--no-trunc`
  /// @param zone in which times are shown
  public ContainerList(boolean truncate, Instant now, ZoneId zone) {
    this.fields = new ContainerFields(truncate, now, zone);
  }

  /// @param format `table`, `json`, `table TEMPLATE` or `TEMPLATE`
  /// @throws TemplateException when it is none of these
  public String text(List<ObservedContainer> containers, String format) {
    var rows = sorted(containers);
    if (format.isEmpty() || format.equals("table")) {
      return table(rows);
    }
    if (format.equals("json")) {
      return lines(rows.stream().map(row -> JsonText.of(fields.of(row))));
    }
    var isTable = format.startsWith("table ");
    var source = isTable ? format.substring("table ".length()).strip() : format;
    var template = Template.parse(source.replace("\\t", "\t").replace("\\n", "\n"));
    return isTable ? table(template, rows) : lines(rows.stream().map(row -> fill(template, row)));
  }

  /// `-q`: the whole ids, one a line.
  public static String ids(List<ObservedContainer> containers) {
    return lines(sorted(containers).stream().map(container -> container.id().value()));
  }

  /// `--services`: the names of their services, one a line.
  public static String services(List<ObservedContainer> containers) {
    return lines(sorted(containers).stream().map(ObservedContainer::service).distinct());
  }

  private String table(List<ObservedContainer> rows) {
    var table = new TextTable();
    table.row(COLUMNS.stream().map(FieldHeaders::of).toList());
    for (var row : rows) {
      var values = fields.of(row);
      table.row(COLUMNS.stream().map(column -> String.valueOf(values.get(column))).toList());
    }
    return table.text();
  }

  private String table(Template template, List<ObservedContainer> rows) {
    var table = new TextTable();
    template.headers().lines().forEach(table::row);
    rows.forEach(row -> fill(template, row).lines().forEach(table::row));
    return table.text();
  }

  private String fill(Template template, ObservedContainer container) {
    return template.fill(new Template.Subject(fields.of(container), container.labels()));
  }

  private static List<ObservedContainer> sorted(List<ObservedContainer> containers) {
    return containers.stream().sorted(Comparator.comparing(ObservedContainer::name)).toList();
  }

  private static String lines(Stream<String> lines) {
    return lines.map(line -> line + "\n").collect(Collectors.joining());
  }
}
