package dev.dhow.plan;

import dev.dhow.model.Value;
import dev.dhow.spec.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/// What an inspection has in another form than files do.
final class EngineForm {
  private static final String CAPABILITY = "CAP_";

  private EngineForm() {}

  /// How files may have asked for it; nothing where it is as the engine has it by default, or where
  /// no file asks for it in such a way.
  static List<Value> inFiles(String field, Value value) {
    return switch (field) {
      case "networks", "network_mode", "expose", "deploy.resources", "deploy.restart_policy" ->
          List.of();
      case "shm_size" -> unless(value, "67108864");
      case "ipc" -> unless(value, "private", "shareable");
      case "cgroup" -> unless(value, "private", "host");
      case "runtime" -> unless(value, "runc");
      case "logging.driver" -> unless(value, "json-file");
      case "cap_add", "cap_drop" ->
          either(
              value,
              name -> name.startsWith(CAPABILITY) ? name.substring(CAPABILITY.length()) : name);
      case "extra_hosts" -> either(value, entry -> entry.replaceFirst(":", "="));
      case "stop_grace_period" -> List.of(duration(value));
      default -> value instanceof Value.Null ? List.of() : List.of(value);
    };
  }

  /// How a file would write it.
  static Value asWritten(String field, Value value) {
    var forms = inFiles(field, value);
    return forms.isEmpty() ? value : forms.getLast();
  }

  private static List<Value> unless(Value value, String... usual) {
    return value instanceof Value.Text(var text) && !List.of(usual).contains(text)
        ? List.of(value)
        : List.of();
  }

  private static List<Value> either(Value value, UnaryOperator<String> change) {
    if (!(value instanceof Value.Items(var items))) {
      return List.of();
    }
    var changed =
        items.stream()
            .map(item ->
                item instanceof Value.Text(var text) ? new Value.Text(change.apply(text)) : item)
            .toList();
    return changed.equals(items) ? List.of(value) : List.of(value, new Value.Items(changed));
  }

  private static Value duration(Value seconds) {
    return seconds instanceof Value.Text(var text) && text.matches("-?\\d{1,9}s")
        ? new Value.Text(
            DurationText.of(
                Duration.ofSeconds(Long.parseLong(text.substring(0, text.length() - 1)))))
        : seconds;
  }
}
