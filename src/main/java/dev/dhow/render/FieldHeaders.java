package dev.dhow.render;

import java.util.Map;
import java.util.Set;

/// The column titles of the fields that the things of a listing have.
record FieldHeaders(Map<String, String> titles) {
  static final FieldHeaders CONTAINER =
      new FieldHeaders(
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
              Map.entry("Status", "STATUS")));

  static final FieldHeaders VOLUME =
      new FieldHeaders(
          Map.of(
              "Availability", "AVAILABILITY",
              "Driver", "DRIVER",
              "Group", "GROUP",
              "Labels", "LABELS",
              "Links", "LINKS",
              "Mountpoint", "MOUNTPOINT",
              "Name", "VOLUME NAME",
              "Scope", "SCOPE",
              "Size", "SIZE",
              "Status", "STATUS"));

  static final FieldHeaders USAGE =
      new FieldHeaders(
          Map.of(
              "BlockIO", "BLOCK I/O",
              "CPUPerc", "CPU %",
              "Container", "CONTAINER",
              "ID", "CONTAINER ID",
              "MemPerc", "MEM %",
              "MemUsage", "MEM USAGE / LIMIT",
              "Name", "NAME",
              "NetIO", "NET I/O",
              "PIDs", "PIDS"));

  FieldHeaders {
    titles = Map.copyOf(titles);
  }

  Set<String> fields() {
    return titles.keySet();
  }

  String of(String field) {
    return titles.getOrDefault(field, field);
  }

  /// The title of a column that shows a label: the last part of its key.
  static String ofLabel(String key) {
    return key.substring(key.lastIndexOf('.') + 1).replace('-', ' ').replace('_', ' ');
  }
}
