package dev.dhow.load;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Compose files made to take all time or memory, each with a part of what is said about it; empty
/// where the file, however odd, is fine.
public final class HostileFiles {
  private static final String SERVICE = "services: {a: {image: x}}\n";
  private static final int MILLION = 1_000_000;

  private HostileFiles() {}

  /// @param text made when needed, as all together would take much memory
  public record Hostile(Supplier<String> text, String message) {}

  public static Map<String, Hostile> all() {
    var files = new LinkedHashMap<String, Hostile>();
    structure(files);
    tokens(files);
    interpolation(files);
    values(files);
    references(files);
    return files;
  }

  private static void structure(Map<String, Hostile> files) {
    put(
        files,
        "alias bomb",
        () -> "x-0: &a0 [l,l]\n" + each(1, 60, HostileFiles::twice),
        "values once aliases");
    put(
        files,
        "merge bomb",
        () -> "x-0: &a0 {k: v}\n" + each(1, 60, HostileFiles::merged),
        "values once aliases");
    put(files, "alias in itself", () -> "x-a: &a [*a]\n" + SERVICE, "cannot contain itself");
    put(files, "merge of itself", () -> "x-a: &a {<<: *a}\n" + SERVICE, "cannot contain itself");
    put(files, "deep flow", () -> "x-a: " + "[".repeat(MILLION), "levels deep");
    put(files, "deep JSON", () -> "{\"x-a\":".repeat(MILLION), "levels deep");
    put(files, "deep block", () -> each(0, 2000, i -> " ".repeat(i) + "x-k:\n"), "levels deep");
    put(files, "deep list", () -> "x-a:\n  " + "- ".repeat(MILLION), "levels deep");
    put(
        files,
        "a million keys",
        () -> each(0, 400_000, i -> "x-" + i + ": 1\n"),
        "entries in one mapping");
    put(
        files,
        "a million items",
        () -> "x-a: [" + "1,".repeat(MILLION) + "]",
        "entries in one mapping or list");
    put(
        files,
        "a million values",
        () -> each(0, 1000, i -> "x-" + i + ": [" + "1,".repeat(1000) + "]\n"),
        "values in one file");
    put(files, "one key again and again", () -> "x-a: 1\n".repeat(300_000), "more mistakes than");
    put(
        files,
        "many anchors",
        () -> each(0, 40_000, i -> "x-" + i + ": &a" + i + " 1\n") + SERVICE,
        "");
    put(files, "100 MB", () -> "#".repeat(100 * MILLION), "too large");
  }

  private static String twice(int i) {
    return "x-%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1);
  }

  private static String merged(int i) {
    return "x-%d: &a%d {<<: [*a%d, *a%d], k%d: v}\n".formatted(i, i, i - 1, i - 1, i);
  }

  private static void tokens(Map<String, Hostile> files) {
    put(files, "one long word", () -> "-".repeat(4 * MILLION), "is a mapping");
    put(files, "one long quote", () -> "services: \"" + "a\n".repeat(2 * MILLION), "not closed");
    put(files, "one long anchor", () -> "x-a: &" + "a".repeat(MILLION) + " 1\n" + SERVICE, "");
    put(files, "one long tag", () -> "x-a: !!" + "a".repeat(MILLION) + " 1\n", "cannot be read as");
    put(
        files,
        "one long key",
        () -> "services: {? " + "a".repeat(MILLION) + "!\n: 1}",
        "cannot name");
    put(files, "blank lines", () -> "\n".repeat(4 * MILLION), "is empty");
    put(
        files,
        "one line of mistakes",
        () -> "{services: {" + "a: {b: c}, ".repeat(100_000),
        "more mistakes than");
    put(files, "NUL", () -> "services: \0", "U+0000");
    put(files, "NUL as an escape", () -> "services: {a: {image: x, env_file: \"\\0\"}}", "U+0000");
    put(files, "no character", () -> "services: \"\\UFFFFFFFF\"", "the YAML is broken");
    put(
        files,
        "a class of Java",
        () -> "services: !!java.net.URL [\"http://x\"]",
        "must be a mapping");
    put(files, "half a character", () -> "services: {a: {image: \"\uD83D\"}}", "");
  }

  private static void interpolation(Map<String, Hostile> files) {
    put(
        files,
        "nested defaults",
        () -> variable("${A:-".repeat(100_000) + "}".repeat(100_000)),
        "nested in each other");
    put(files, "open variables", () -> variable("${A:-".repeat(300_000)), "is not closed");
    put(files, "bad variables", () -> variable("${!}".repeat(300_000)), "more mistakes than");
    put(files, "unset variables", () -> variable(each(0, 100_000, i -> "$V" + i)), "");
    put(
        files,
        "many variables by an anchor",
        () ->
            "x-e: &e {"
                + each(0, 300, i -> "K" + i + ": \"${V" + i + ":-d}\",")
                + "}\n"
                + services(1100, _ -> "environment: *e"),
        "");
    put(files, "dollars", () -> variable("$".repeat(MILLION)), "");
    put(
        files,
        "many commands with variables",
        () -> services(10_000, _ -> "command: \"echo $PATH ${HOME:-$A}\""),
        "");
  }

  private static String variable(String value) {
    return "services: {a: {image: x, environment: {K: \"" + value + "\"}}}";
  }

  private static void values(Map<String, Hostile> files) {
    put(
        files,
        "many replicas",
        () -> service("deploy: {replicas: 99999999999999999999}"),
        "replicas");
    put(files, "a large scale", () -> service("scale: 1e99"), "scale");
    put(files, "a long number", () -> service("scale: " + "9".repeat(MILLION)), "scale");
    put(files, "a long exponent", () -> service("scale: 1e-999999999"), "");
    put(
        files,
        "a long time",
        () -> service("stop_grace_period: 99999999999999999h"),
        "must be a duration");
    put(
        files,
        "a long duration",
        () -> service("stop_grace_period: " + "1s".repeat(100_000)),
        "must be a duration");
    put(
        files,
        "a long policy",
        () -> service("pull_policy: every_" + "1d".repeat(100_000)),
        "pull_policy");
    put(
        files,
        "a long name",
        () -> service("container_name: " + "a".repeat(MILLION) + "!"),
        "container_name");
    put(
        files,
        "all ports again and again",
        () -> service("ports: [" + "\"1-65535:1-65535\",".repeat(9) + "]"),
        "ports");
    put(
        files,
        "a mount of many parts",
        () -> service("volumes: [\"" + "a:".repeat(MILLION) + "\"]"),
        "mount");
    put(files, "all ports at once", () -> service("ports: [\"1-65535:1-65535\"]"), "");
    put(
        files,
        "many mounts",
        () -> service("volumes: [" + each(0, 50_000, i -> "\"./a:/d" + i + "\",") + "]"),
        "");
    put(
        files,
        "a long way",
        () -> service("volumes: [\"./" + "a/../".repeat(200_000) + "b:/c\"]"),
        "");
  }

  private static String service(String attribute) {
    return "services: {a: {image: x, " + attribute + "}}";
  }

  private static void references(Map<String, Hostile> files) {
    put(files, "long chain", () -> services(9000, i -> "depends_on: [s" + (i + 1) + "]"), "s9000");
    put(
        files,
        "long cycle",
        () -> services(9000, i -> "depends_on: [s" + (i + 1) % 9000 + "]"),
        "need each other");
    put(
        files,
        "long cycle of builds",
        () ->
            services(
                5000,
                i ->
                    "build: {context: ., additional_contexts: {o: \"service:s"
                        + (i + 1) % 5000
                        + "\"}}"),
        "builds need each other");
    put(
        files,
        "many undefined",
        () -> services(3000, i -> "depends_on: [t" + i + "]"),
        "more mistakes than");
    put(
        files,
        "everything depends on everything before",
        () -> services(600, i -> "depends_on: [" + each(0, i, j -> "s" + j + ",") + "]"),
        "more than 100000 dependencies");
    put(files, "long extends", () -> services(9000, i -> "extends: s" + (i + 1)), "in a row");
    put(
        files,
        "wide extends",
        () ->
            "x-e: &e {"
                + each(0, 2000, i -> "K" + i + ": v,")
                + "}\n"
                + services(5000, i -> i == 0 ? "environment: *e" : "extends: s0"),
        "too large by `extends`");
  }

  private static String services(int count, IntFunction<String> attribute) {
    return "services:\n"
        + each(0, count, i -> "  s" + i + ": {image: x, " + attribute.apply(i) + "}\n");
  }

  private static void put(
      Map<String, Hostile> files, String name, Supplier<String> text, String message) {
    files.put(name, new Hostile(text, message));
  }

  private static String each(int from, int to, IntFunction<String> text) {
    return IntStream.range(from, to).mapToObj(text).collect(Collectors.joining());
  }
}
