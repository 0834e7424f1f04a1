package dev.dhow.render;

import dev.dhow.state.ObservedContainer;
import dev.dhow.state.Usage;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// The output of `stats`: what containers use, by name, in one of the formats of the docker tools.
public final class UsageList {
  private static final Listing LISTING =
      new Listing(
          FieldHeaders.USAGE,
          List.of("ID", "Name", "CPUPerc", "MemUsage", "MemPerc", "NetIO", "BlockIO", "PIDs"));

  private final boolean truncate;
  private final String format;

  /// @param truncate false for `--no-trunc`
  /// @param format `table`, `json`, `table TEMPLATE` or `TEMPLATE`
  public UsageList(boolean truncate, String format) {
    this.truncate = truncate;
    this.format = format;
  }

  /// What one container uses.
  public record Row(ObservedContainer container, Usage usage) {}

  /// @param width of the terminal that tables are to fit; 0 for none
  /// @throws TemplateException when the format is none
  public String text(List<Row> rows, int width) {
    var subjects =
        rows.stream()
            .sorted((one, other) -> one.container().name().compareTo(other.container().name()))
            .map(this::subject)
            .toList();
    return LISTING.text(subjects, format, width, "CONTAINER ID", "BLOCK I/O", "PIDS", "NET I/O");
  }

  private Template.Subject subject(Row row) {
    var container = row.container();
    var usage = row.usage();
    var fields = new TreeMap<String, Object>();
    fields.put("BlockIO", pair(ByteSize.decimal(usage.read()), ByteSize.decimal(usage.written())));
    fields.put("CPUPerc", percent(usage.cpuPercent()));
    fields.put("Container", container.id().value());
    fields.put("ID", truncate ? container.id().shortForm() : container.id().value());
    fields.put(
        "MemPerc",
        percent(usage.memoryLimit() == 0 ? 0 : 100.0 * usage.memory() / usage.memoryLimit()));
    fields.put(
        "MemUsage", pair(ByteSize.binary(usage.memory()), ByteSize.binary(usage.memoryLimit())));
    fields.put("Name", container.name());
    fields.put("NetIO", pair(ByteSize.decimal(usage.received()), ByteSize.decimal(usage.sent())));
    fields.put("PIDs", Long.toString(usage.processes()));
    return new Template.Subject(fields, container.labels());
  }

  private static String pair(String first, String second) {
    return first + " / " + second;
  }

  private static String percent(double number) {
    return String.format(Locale.ROOT, "%.2f%%", number);
  }
}
