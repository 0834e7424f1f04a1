package dev.dhow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.cli.CommandLineRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The packaged dhow as users get it: unpacked from its archive, on a machine without Java.
class DistributionIT {
  private static final long MEGABYTE = 1 << 20;

  /// All that the machine has, for the launcher and for these tests.
  private static final List<String> PROGRAMS =
      List.of("cat", "cp", "env", "gzip", "mkdir", "readlink", "sh", "tar");

  @TempDir static Path machine;
  private static Path home;

  @BeforeAll
  static void unpack() throws IOException, InterruptedException {
    var programs = Files.createDirectory(machine.resolve("bin"));
    for (var name : PROGRAMS) {
      var place = Path.of("/usr/bin", name);
      Files.copy(Files.exists(place) ? place : Path.of("/bin", name), programs.resolve(name));
    }
    var folder = Files.createDirectory(machine.resolve("some programs"));
    run(folder, Map.of(), List.of("tar", "-xzf", archive().toString()));
    try (var unpacked = Files.list(folder)) {
      home = unpacked.findFirst().orElseThrow();
    }
  }

  @Test
  void it_starts_without_any_java_and_without_any_environment() throws Exception {
    assertThat(dhow(home.resolve("bin/dhow"), "version", "--short"))
        .isEqualTo(RepositoryTest.version() + "\n");
  }

  @Test
  void it_starts_through_links_from_any_directory() throws Exception {
    var elsewhere = Files.createDirectory(machine.resolve("some where"));
    var absolute = Files.createSymbolicLink(elsewhere.resolve("one"), home.resolve("bin/dhow"));
    var relative = Files.createSymbolicLink(elsewhere.resolve("two"), Path.of("one"));
    assertThat(dhow(absolute, "version", "--short")).startsWith("0.1");
    assertThat(dhow(relative, "version", "--short")).startsWith("0.1");
    assertThat(run(elsewhere, Map.of(), List.of("./two", "version", "--short"))).startsWith("0.1");
    var roundabout = "../some programs/../some where/two";
    assertThat(run(elsewhere, Map.of(), List.of(roundabout, "version", "--short")))
        .startsWith("0.1");
    assertThat(run(elsewhere, Map.of(), List.of("sh", "two", "version", "--short")))
        .startsWith("0.1");
    assertThat(run(home.resolve("bin"), Map.of(), List.of("sh", "dhow", "version", "--short")))
        .startsWith("0.1");
  }

  @Test
  void its_caches_still_fit_where_it_was_unpacked() throws Exception {
    var version = refusingOthers(home, "version", "--short");
    assertThat(version.exitCode()).as("%s", version).isZero();
    assertThat(version.output()).contains(RepositoryTest.version());

    for (var command : List.of("ps", "down")) {
      var ended = refusingOthers(home, "-p", "shop", "-H", "unix:///nowhere", command);
      assertThat(ended.exitCode()).as("%s", ended).isEqualTo(4);
      assertThat(ended.output()).contains("error: ");
    }
  }

  /// Runs dhow in a Java that does not start without its cache.
  private static Ended refusingOthers(Path place, String... arguments) throws Exception {
    return end(
        machine,
        Map.of("DHOW_JAVA_OPTIONS", "-XX:AOTMode=on"),
        line(place.resolve("bin/dhow"), arguments));
  }

  @Test
  void options_for_other_java_programs_are_not_obeyed_but_known_to_files() throws Exception {
    var file = Files.writeString(machine.resolve("java.yaml"), "x-a: ${JAVA_TOOL_OPTIONS}\n");
    var variables = Map.of("JAVA_TOOL_OPTIONS", "-Xfoo", "_JAVA_OPTIONS", "-Xbar");
    var command =
        List.of(home.resolve("bin/dhow").toString(), "-p", "a", "-f", file.toString(), "config");
    assertThat(run(machine, variables, command))
        .contains("x-a: -Xfoo")
        .doesNotContain("Picked up", "-Xbar");
  }

  @Test
  void variables_of_the_users_are_none_of_the_launchers() throws Exception {
    var launcher = Files.readString(home.resolve("bin/dhow"));
    var assigned =
        Pattern.compile("(?m)(?:^|[ ;('])([a-z]\\w*)=|\\bfor (\\w+) do")
            .matcher(launcher.replaceAll("(?m)^\\s*#.*", ""))
            .results()
            .map(match -> Objects.requireNonNullElse(match.group(1), match.group(2)))
            .toList();
    assertThat(assigned)
        .contains("dhow_home", "dhow_word")
        .allMatch(name -> name.startsWith("dhow_"));
    var file = Files.writeString(machine.resolve("names.yaml"), "x-a: ${cache} ${home} ${value}\n");
    var variables = Map.of("cache", "warm", "home", "sweet", "value", "great");
    var command =
        List.of(home.resolve("bin/dhow").toString(), "-p", "a", "-f", file.toString(), "config");
    assertThat(run(machine, variables, command)).contains("x-a: warm sweet great");
  }

  /// What is written as octets here is "café 日本" and "ü": this test may itself run in a locale
  /// without them.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "A=",
        "LC_ALL=C",
        "LC_ALL=POSIX",
        "LANG=C",
        "LC_CTYPE=de_DE.ISO-8859-1",
        "LC_ALL="
      })
  void text_is_utf_8_whatever_the_locale(String locale) throws Exception {
    var script =
        """
        set -e
        text=$(printf 'caf\\303\\251 \\346\\227\\245\\346\\234\\254') name=$(printf '\\303\\274')
        mkdir -p "$text"
        cd "$text"
        printf 'FROM_FILE=%s\\n' "$text" >"$name.env"
        cat >"$name.yaml" <<END
        services:
          web:
            build: $name
            env_file: ["$name.env"]
            environment: {GIVEN: "\\${VALUE}", LOCALE: "\\${LC_ALL-unset}"}
        END
        VALUE=$text "$1" -f "$name.yaml" -p shop config
        ! "$1" -f "$name.yaml" -p "$name" config
        ! "$1" -f "$name.yaml" config "$text"
        """;
    var file = Files.writeString(machine.resolve("locale.sh"), script);
    var command = List.of("sh", file.toString(), home.resolve("bin/dhow").toString());
    var variable = locale.split("=", -1);
    assertThat(run(machine, Map.of(variable[0], variable[1]), command))
        .contains("context: " + machine + "/café 日本/ü\n")
        .contains("GIVEN: café 日本\n")
        .contains("FROM_FILE: café 日本\n")
        .contains(
            "LOCALE: " + (variable[0].equals("LC_ALL") ? quoted(variable[1]) : "unset") + "\n")
        .contains("`ü` (-p) cannot name a project")
        .contains("no such service: café 日本");
  }

  private static String quoted(String value) {
    return value.isEmpty() ? "\"\"" : value;
  }

  @Test
  void a_cache_that_does_not_fit_is_not_talked_about() throws Exception {
    var copy = machine.resolve("copy with another cache");
    run(machine, Map.of(), List.of("cp", "-r", home.toString(), copy.toString()));
    assertThat(refusingOthers(copy, "version", "--short").exitCode())
        .as("a copy with other time stamps")
        .isZero();
    Files.writeString(copy.resolve("lib/look.aot"), "a cache of another Java");
    assertThat(refusingOthers(copy, "version", "--short").exitCode()).isOne();
    assertThat(dhow(copy.resolve("bin/dhow"), "version", "--short"))
        .isEqualTo(RepositoryTest.version() + "\n");
  }

  @Test
  void it_stays_small() throws IOException {
    try (var files = Files.walk(home)) {
      assertThat(files.mapToLong(file -> file.toFile().isFile() ? file.toFile().length() : 0).sum())
          .isLessThan(135 * MEGABYTE);
    }
  }

  private static Path archive() throws IOException {
    return Path.of("target/dhow-" + RepositoryTest.version() + ".tar.gz").toAbsolutePath();
  }

  /// The launcher answers by itself, and must say what the program would.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "version",
        "-v",
        "--version",
        "help",
        "-h",
        "--help",
        "up --help",
        "ps -h",
        "cp --help",
        "docker-cli-plugin-metadata"
      })
  void what_never_changes_is_said_without_java_and_like_the_program_itself(String line)
      throws Exception {
    var arguments = line.isEmpty() ? List.<String>of() : List.of(line.split(" "));
    var command = new ArrayList<>(List.of(home.resolve("bin/dhow").toString()));
    command.addAll(arguments);
    var program = new StringWriter();
    new CommandLineRun(new PrintWriter(program), new PrintWriter(program))
        .run(arguments.toArray(String[]::new));
    assertThat(run(machine, Map.of("DHOW_JAVA_OPTIONS", "-XX:+NoSuchFlag"), command))
        .isEqualTo(program.toString());
  }

  @Test
  void every_command_of_the_help_has_its_own_written_down() throws Exception {
    var help = Files.readString(home.resolve("lib/answers/help"));
    var commands =
        Pattern.compile("(?m)^  ([a-z]+) +[A-Z]").matcher(help).results().map(m -> m.group(1));
    assertThat(commands.filter(command -> !command.equals("help")))
        .hasSizeGreaterThan(35)
        .allSatisfy(
            command -> assertThat(home.resolve("lib/answers/help-" + command)).isNotEmptyFile());
  }

  private static String dhow(Path launcher, String... arguments) throws Exception {
    return run(machine, Map.of(), line(launcher, arguments));
  }

  private static List<String> line(Path launcher, String... arguments) {
    var line = new ArrayList<>(List.of(launcher.toString()));
    line.addAll(List.of(arguments));
    return line;
  }

  /// What a command prints, errors included, when only these variables are set.
  private static String run(Path directory, Map<String, String> variables, List<String> command)
      throws IOException, InterruptedException {
    var ended = end(directory, variables, command);
    assertThat(ended.exitCode()).as("%s: %s", command, ended.output()).isZero();
    return ended.output();
  }

  private record Ended(int exitCode, String output) {}

  private static Ended end(Path directory, Map<String, String> variables, List<String> command)
      throws IOException, InterruptedException {
    var environment = new ArrayList<>(List.of("env", "-i", "PATH=" + machine.resolve("bin")));
    variables.forEach((name, value) -> environment.add(name + "=" + value));
    environment.addAll(command);
    var process =
        new ProcessBuilder(environment)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
