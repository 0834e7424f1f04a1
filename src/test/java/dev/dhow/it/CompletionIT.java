package dev.dhow.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.dhow.it.harness.Dhow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The completions of the distribution, asked as the shells ask them.
class CompletionIT {
  @TempDir private Path folder;

  /// A shell, with the script that completes the words it is given and prints what there is to
  /// choose from, one a line. The first word is the launcher, the last one is being typed.
  enum Shell {
    BASH(
        "dhow.bash",
        """
        compopt() { :; }
        source "$1"; shift
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        _dhow
        printf '%s\\n' "${COMPREPLY[@]}"
        """),
    ZSH(
        "_dhow",
        """
        completion=$1; shift
        words=("$@") CURRENT=$#
        compadd() { shift; print -rl -- ${(M)@:#$words[CURRENT]*}; }
        _files() { print -rl -- ${words[CURRENT]}*(N); }
        _dhow() { source $completion; }
        _dhow
        """),
    FISH(
        "dhow.fish",
        """
        set -e argv[1]
        source $argv[1]
        set -x PATH (path dirname $argv[2]) $PATH
        set -e argv[1..2]
        set -l typed $argv[-1]
        set -e argv[-1]
        complete -C (string join -- ' ' dhow (string escape -- $argv))" $typed"
        """);

    private final String file;
    private final String script;

    Shell(String file, String script) {
      this.file = file;
      this.script = script;
    }
  }

  @BeforeEach
  void writeProjects() throws IOException {
    Files.writeString(
        folder.resolve("compose.yaml"),
        "services: {web: {image: a}, worker: {image: b}, db: {image: c}}\n");
    Files.writeString(folder.resolve("other.yaml"), "services: {elsewhere: {image: a}}\n");
  }

  @ParameterizedTest
  @EnumSource
  void commands(Shell shell) throws Exception {
    assertThat(complete(shell, "")).contains("up", "down", "ps", "logs", "config", "version");
    assertThat(complete(shell, "pu")).containsExactlyInAnyOrder("pull", "push");
    assertThat(complete(shell, "-p", "shop", "--ansi", "never", "d")).containsExactly("down");
    assertThat(complete(shell, "help", "up")).containsExactly("up");
  }

  @ParameterizedTest
  @EnumSource
  void flags(Shell shell) throws Exception {
    assertThat(complete(shell, "up", "--wait"))
        .containsExactlyInAnyOrder("--wait", "--wait-timeout");
    assertThat(complete(shell, "--project-"))
        .containsExactlyInAnyOrder("--project-directory", "--project-name");
    assertThat(complete(shell, "up", "-")).contains("-d", "-V", "--detach", "--force-recreate");
    assertThat(complete(shell, "-")).contains("-H", "-D", "-f", "--host");
  }

  @ParameterizedTest
  @EnumSource
  void services(Shell shell) throws Exception {
    assertThat(complete(shell, "up", "")).containsExactlyInAnyOrder("web", "worker", "db");
    assertThat(complete(shell, "logs", "-f", "w")).containsExactlyInAnyOrder("web", "worker");
    assertThat(complete(shell, "-f", "other.yaml", "ps", "")).containsExactly("elsewhere");
    assertThat(complete(shell, "-f", "missing.yaml", "ps", "")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void values(Shell shell) throws Exception {
    assertThat(complete(shell, "--ansi", "a")).containsExactlyInAnyOrder("always", "auto");
    assertThat(complete(shell, "--progress", "j")).containsExactly("json");
    assertThat(complete(shell, "-f", "oth")).containsExactly("other.yaml");
  }

  private List<String> complete(Shell shell, String... words) throws Exception {
    var program = shell.name().toLowerCase(Locale.ROOT);
    assumeThat(Stream.of("/bin/", "/usr/bin/").map(bin -> Path.of(bin, program)))
        .as("%s, which dev/test installs where it may", program)
        .anyMatch(Files::isExecutable);
    var launcher = Path.of(Dhow.binary());
    var file = launcher.resolve("../../completions").resolve(shell.file).normalize();
    var command = new ArrayList<>(List.of(program, "-c", shell.script, program));
    command.addAll(List.of(file.toString(), launcher.toString()));
    command.addAll(Arrays.asList(words));
    var process = new ProcessBuilder(command).directory(folder.toFile()).start();
    process.getOutputStream().close();
    var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8)).isEmpty();
    process.waitFor();
    return printed
        .lines()
        .map(line -> line.replaceFirst("\t.*", "").strip())
        .filter(line -> !line.isEmpty())
        .distinct()
        .toList();
  }
}
