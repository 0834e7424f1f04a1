package dev.dhow.load;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Projects of several files made to take all time or memory, each with a part of what is said
/// about it; the one that is read first is `compose.yaml`.
public final class HostileProjects {
  private static final String SERVICE = "services: {a: {image: x}}\n";

  private HostileProjects() {}

  /// @param files texts by name, made when needed
  public record Hostile(Supplier<Map<String, String>> files, String message) {}

  public static Map<String, Hostile> all() {
    var projects = new LinkedHashMap<String, Hostile>();
    includes(projects);
    variables(projects);
    projects.put(
        "many documents",
        new Hostile(
            () -> Map.of("compose.yaml", each(0, 3000, i -> "---\n" + service(i))),
            "put on top of each other"));
    projects.put(
        "files that extend each other",
        new Hostile(
            () ->
                files(
                    3000,
                    i -> "services: {s: {extends: {file: " + name(i + 1) + ", service: s}}}\n"),
            "in a row"));
    return projects;
  }

  private static void includes(Map<String, Hostile> projects) {
    projects.put(
        "diamonds",
        new Hostile(
            () -> {
              var files =
                  files(30, i -> "include: [%1$s, %1$s]%n%2$s".formatted(name(i + 1), service(i)));
              files.put(name(30), SERVICE);
              return files;
            },
            "more than 1000 files"));
    projects.put(
        "thousands of includes",
        new Hostile(
            () -> {
              var files = files(5001, HostileProjects::service);
              var names = each(1, 5001, i -> name(i) + ",");
              files.put("compose.yaml", "include: [" + names + "]\n" + SERVICE);
              return files;
            },
            "more than 1000 files"));
    projects.put(
        "a long chain",
        new Hostile(
            () -> files(3000, i -> "include: [" + name(i + 1) + "]\n" + service(i)), "in a row"));
    projects.put(
        "a cycle",
        new Hostile(
            () -> files(90, i -> "include: [" + name((i + 1) % 90) + "]\n"), "in a circle"));
    projects.put(
        "a cycle beside what ends",
        new Hostile(
            () -> {
              var files =
                  files(90, i -> "include: [{path: [%s, %s]}]%n".formatted(name(90), name(i)));
              files.put(name(90), SERVICE);
              return files;
            },
            "in a circle"));
    projects.put(
        "everything includes everything",
        new Hostile(
            () -> files(60, _ -> "include: [" + each(0, 60, i -> name(i) + ",") + "]\n"),
            "more mistakes than"));
  }

  private static void variables(Map<String, Hostile> projects) {
    var large = each(0, 100_000, i -> "V" + i + "=value" + i + "\n");
    projects.put(
        "a large env file included again and again",
        new Hostile(
            () -> {
              var files = files(501, HostileProjects::service);
              var includes = each(1, 501, i -> "- {path: " + name(i) + ", env_file: large.env}\n");
              files.put("compose.yaml", "include:\n" + includes + SERVICE);
              files.put("large.env", large);
              return files;
            },
            "makes all files of the project too large"));
    projects.put(
        "a large env file of many services",
        new Hostile(() -> ofMany("env_file", large), "too many variables"));
    projects.put(
        "a large label file of many services",
        new Hostile(() -> ofMany("label_file", large), "too many variables"));
  }

  private static Map<String, String> ofMany(String attribute, String file) {
    var services = each(0, 500, i -> "  s" + i + ": {image: x, " + attribute + ": large.env}\n");
    return Map.of("compose.yaml", "services:\n" + services, "large.env", file);
  }

  private static Map<String, String> files(int count, IntFunction<String> text) {
    var files = new LinkedHashMap<String, String>();
    for (int i = 0; i < count; i++) {
      files.put(name(i), text.apply(i));
    }
    return files;
  }

  private static String name(int i) {
    return i == 0 ? "compose.yaml" : "f" + i + ".yaml";
  }

  private static String service(int i) {
    return "services: {s" + i + ": {image: x}}\n";
  }

  private static String each(int from, int to, IntFunction<String> text) {
    return IntStream.range(from, to).mapToObj(text).collect(Collectors.joining());
  }
}
