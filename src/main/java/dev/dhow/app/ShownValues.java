package dev.dhow.app;

import dev.dhow.load.explain.ValuePath;
import dev.dhow.model.Project;
import dev.dhow.model.Value;
import dev.dhow.spec.CanonicalProject;
import dev.dhow.spec.Form;
import dev.dhow.spec.Json;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The single values of a project by their paths, as `config` prints them.
final class ShownValues {
  private final SequencedMap<String, String> values = new LinkedHashMap<>();

  private ShownValues() {}

  static SequencedMap<String, String> of(Project project) {
    var shown = new ShownValues();
    shown.add("", CanonicalProject.of(project, Form.YAML));
    return shown.values;
  }

  private void add(String path, Value value) {
    switch (value) {
      case Value.Fields(var fields) when !fields.isEmpty() ->
          fields.forEach((name, field) -> add(ValuePath.key(path, name), field));
      case Value.Items(var items) when !items.isEmpty() -> {
        for (int i = 0; i < items.size(); i++) {
          add(ValuePath.item(path, i), items.get(i));
        }
      }
      case Value.Fields _ -> values.put(path, "{}");
      case Value.Items _ -> values.put(path, "[]");
      case Value.Null _ -> values.put(path, "null");
      case Value.Bool(var bool) -> values.put(path, Boolean.toString(bool));
      case Value.Int(var number) -> values.put(path, number.toString());
      case Value.Real _ -> values.put(path, Json.compact(value));
      case Value.Text(var text) -> values.put(path, text);
      case Value.Time time -> values.put(path, time.text());
    }
  }
}
