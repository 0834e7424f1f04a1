package dev.dhow.render;

import dev.dhow.state.ObservedContainer;
import dev.dhow.state.Processes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The output of `top`: the processes of several containers in one table, commands last, or as
/// JSON.
public final class ProcessList {
  private static final Set<String> COMMANDS = Set.of("CMD", "COMMAND");
  private static final String MISSING = "-";
  private static final int NARROWEST = 4;
  private static final int GAP = 2;

  private ProcessList() {}

  /// What runs in one container.
  public record Row(ObservedContainer container, Processes processes) {}

  /// Empty without containers.
  ///
  /// @param width of the terminal that it is to fit; 0 for none
  public static String text(List<Row> rows, int width) {
    if (rows.isEmpty()) {
      return "";
    }
    var titles = titles(rows);
    var table = new TextTable(NARROWEST, GAP).fittedTo(width, "C", "TTY", "STIME", "PPID");
    var head = new ArrayList<>(List.of("SERVICE", "#"));
    head.addAll(titles);
    table.row(head);
    sorted(rows)
        .forEach(row ->
            row.processes()
                .rows()
                .forEach(cells -> {
                  var line = new ArrayList<String>();
                  line.add(row.container().service());
                  line.add(number(row.container()));
                  titles.forEach(title -> line.add(cell(row.processes().titles(), cells, title)));
                  table.row(line);
                }));
    return table.text();
  }

  /// One array with an object for each container.
  public static String json(List<Row> rows) {
    return JsonText.of(sorted(rows).map(ProcessList::container).toList()) + "\n";
  }

  private static SequencedMap<String, @Nullable Object> container(Row row) {
    var container = row.container();
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("service", container.service());
    json.put("replica", container.isOneOff() ? null : container.number());
    json.put("container", container.name());
    json.put(
        "processes",
        row.processes().rows().stream()
            .map(cells -> process(row.processes().titles(), cells))
            .toList());
    return json;
  }

  private static SequencedMap<String, String> process(List<String> titles, List<String> cells) {
    var json = new LinkedHashMap<String, String>();
    titles.forEach(title -> json.put(title, cell(titles, cells, title)));
    return json;
  }

  private static Stream<Row> sorted(List<Row> rows) {
    return rows.stream().sorted((one, other) -> order(one.container(), other.container()));
  }

  private static int order(ObservedContainer one, ObservedContainer other) {
    int services = one.service().compareTo(other.service());
    int numbers = services != 0 ? services : ObservedContainer.byNumber(one, other);
    return numbers != 0 ? numbers : one.name().compareTo(other.name());
  }

  private static String number(ObservedContainer container) {
    return container.isOneOff() ? MISSING : Integer.toString(container.number());
  }

  private static List<String> titles(List<Row> rows) {
    var all = new LinkedHashSet<String>();
    rows.forEach(row -> all.addAll(row.processes().titles()));
    var titles = new ArrayList<>(all.stream().filter(each -> !COMMANDS.contains(each)).toList());
    all.stream().filter(COMMANDS::contains).forEach(titles::add);
    return titles;
  }

  private static String cell(List<String> titles, List<String> cells, String title) {
    var at = titles.indexOf(title);
    return at < 0 || at >= cells.size() ? MISSING : cells.get(at);
  }
}
