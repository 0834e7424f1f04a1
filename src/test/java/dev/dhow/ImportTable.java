package dev.dhow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The table of packages in CONTRIBUTING.md: who may import what.
///
/// A package belongs to the row with the longest name that it equals or lies under.
record ImportTable(List<Row> rows) {
  private static final Pattern TOKEN = Pattern.compile("`([^`]+)`");
  private static final String ROOT = "dev.dhow.";

  static ImportTable read() throws IOException {
    var lines = Files.readAllLines(Path.of("CONTRIBUTING.md"));
    var header = lines.indexOf("| package | purpose | may import | only place for | pure |");
    var cells =
        lines.stream()
            .skip(header + 2L)
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
            .toList();
    var names = cells.stream().map(row -> tokens(row.get(1)).getFirst()).toList();
    var rows = new ArrayList<Row>();
    for (var row : cells) {
      rows.add(
          new Row(
              tokens(row.get(1)).getFirst(),
              imports(row.get(3), names),
              tokens(row.get(4)),
              row.get(5).equals("✔")));
    }
    return new ImportTable(rows);
  }

  Optional<Row> rowOf(String packageName) {
    if (!packageName.startsWith(ROOT)) {
      return Optional.empty();
    }
    var name = packageName.substring(ROOT.length());
    return rows.stream()
        .filter(row -> name.equals(row.name()) || name.startsWith(row.name() + "."))
        .max(Comparator.comparingInt(row -> row.name().length()));
  }

  /// Everything that at least one row is the only place for.
  Set<String> reserved() {
    return rows.stream().flatMap(row -> row.onlyPlaceFor().stream()).collect(Collectors.toSet());
  }

  private static Set<String> imports(String cell, List<String> names) {
    if (!cell.startsWith("all")) {
      return Set.copyOf(tokens(cell));
    }
    var imports = new LinkedHashSet<>(names);
    tokens(cell).forEach(imports::remove);
    return imports;
  }

  private static List<String> tokens(String cell) {
    return TOKEN.matcher(cell).results().map(match -> match.group(1)).toList();
  }

  /// One package of the table.
  record Row(String name, Set<String> imports, List<String> onlyPlaceFor, boolean pure) {
    boolean mayImport(Row other) {
      return name.equals(other.name) || imports.contains(other.name);
    }
  }
}
