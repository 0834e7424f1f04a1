package dev.dhow.spec;

import dev.dhow.model.Value;
import java.util.LinkedHashMap;
import java.util.SortedMap;

/// What a container keeps in a label of those fields of its service that no inspection tells as the
/// files have them, so that a plan can say what they were. None of them holds secrets; what hooks
/// run may, so they are not among them.
public final class SettingsRecord {

  private SettingsRecord() {}

  /// @param fields of a service, see [Fingerprint#fields]
  /// @return JSON, by the fields' names; empty when there is nothing to keep
  static String of(SortedMap<String, Value> fields) {
    var kept = new LinkedHashMap<String, Value>();
    fields.forEach((field, value) -> {
      if (isKept(field) && !(value instanceof Value.Null)) {
        kept.put(field, value);
      }
    });
    return kept.isEmpty() ? "" : Json.compact(new Value.Fields(kept));
  }

  private static boolean isKept(String field) {
    return switch (field) {
      case "configs",
          "secrets",
          "links",
          "external_links",
          "expose",
          "mac_address",
          "volumes_from",
          "gpus",
          "deploy.update_config" ->
          true;
      default -> field.startsWith("networks.");
    };
  }
}
