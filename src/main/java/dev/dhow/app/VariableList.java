package dev.dhow.app;

import dev.dhow.load.interpolate.VariableUse;
import dev.dhow.spec.Json;
import dev.dhow.yaml.YamlWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The variables of a project's files, as docker compose prints them.
final class VariableList {
  private static final int NARROWEST = 20;
  private static final int GAP = 3;
  private static final int STEP = 4;
  private static final List<String> HEADERS =
      List.of("NAME", "REQUIRED", "DEFAULT VALUE", "ALTERNATE VALUE");

  private VariableList() {}

  static String table(Map<String, VariableUse> uses) {
    var rows =
        Stream.concat(Stream.of(HEADERS), uses.values().stream().map(VariableList::row)).toList();
    var text = new StringBuilder();
    for (var row : rows) {
      for (int column = 0; column < row.size() - 1; column++) {
        var cell = row.get(column);
        text.append(cell).repeat(' ', width(rows, column) - cell.codePointCount(0, cell.length()));
      }
      text.append(row.getLast()).append('\n');
    }
    return text.toString();
  }

  private static List<String> row(VariableUse use) {
    var required = Boolean.toString(use.required());
    return List.of(use.name(), required, use.fallback(), use.alternate());
  }

  private static int width(Collection<List<String>> rows, int column) {
    return rows.stream()
        .map(row -> row.get(column))
        .mapToInt(cell -> cell.codePointCount(0, cell.length()) + GAP)
        .reduce(NARROWEST, Math::max);
  }

  static String yaml(Map<String, VariableUse> uses) {
    var tree = new LinkedHashMap<String, Map<String, Object>>();
    uses.forEach((name, use) -> {
      var fields = new LinkedHashMap<String, Object>();
      fields.put("name", use.name());
      fields.put("defaultvalue", use.fallback());
      fields.put("presencevalue", use.alternate());
      fields.put("required", use.required());
      tree.put(name, fields);
    });
    return YamlWriter.write(tree, STEP);
  }

  static String json(Map<String, VariableUse> uses) {
    var entries = uses.values().stream().map(VariableList::json).toList();
    return entries.isEmpty()
        ? "{}\n\n"
        : entries.stream().collect(Collectors.joining(",\n", "{\n", "\n}\n\n"));
  }

  private static String json(VariableUse use) {
    return """
        %s: {
            "Name": %s,
            "DefaultValue": %s,
            "PresenceValue": %s,
            "Required": %s
        }\
    """
        .formatted(
            quoted(use.name()),
            quoted(use.name()),
            quoted(use.fallback()),
            quoted(use.alternate()),
            use.required());
  }

  private static String quoted(String text) {
    return Json.quotedPlainly(text);
  }
}
