package dev.dhow.render;

import java.util.Map;
import java.util.Set;

/// The column titles of the fields of a container.
final class FieldHeaders {
  private static final Map<String, String> TITLES =
      Map.ofEntries(
          Map.entry("Command", "COMMAND"),
          Map.entry("CreatedAt", "CREATED AT"),
          Map.entry("ExitCode", "EXIT CODE"),
          Map.entry("Health", "HEALTH"),
          Map.entry("ID", "CONTAINER ID"),
          Map.entry("Image", "IMAGE"),
          Map.entry("Labels", "LABELS"),
          Map.entry("LocalVolumes", "LOCAL VOLUMES"),
          Map.entry("Mounts", "MOUNTS"),
          Map.entry("Name", "NAME"),
          Map.entry("Names", "NAMES"),
          Map.entry("Networks", "NETWORKS"),
          Map.entry("Ports", "PORTS"),
          Map.entry("Project", "PROJECT"),
          Map.entry("Publishers", "PUBLISHERS"),
          Map.entry("RunningFor", "CREATED"),
          Map.entry("Service", "SERVICE"),
          Map.entry("Size", "SIZE"),
          Map.entry("State", "STATE"),
          Map.entry("Status", "STATUS"));

  private FieldHeaders() {}

  static Set<String> fields() {
    return TITLES.keySet();
  }

  static String of(String field) {
    return TITLES.getOrDefault(field, field);
  }

  /// The title of a column that shows a label: the last part of its key.
  static String ofLabel(String key) {
    return key.substring(key.lastIndexOf('.') + 1).replace('-', ' ').replace('_', ' ');
  }
}
