package dev.dhow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which cache the launcher takes, told by a Java that only repeats it. A wrong choice would cost
/// no more than time, so nobody would notice.
class LauncherTest {
  private static final String REPEATING_JAVA =
      """
      #!/bin/sh
      for argument do
        case $argument in -XX:AOTCache=*) echo "${argument##*/}" ;; esac
      done
      """;

  @TempDir private Path home;

  @BeforeEach
  void unpack() throws IOException {
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("lib"));
    Files.createDirectories(home.resolve("runtime/bin"));
    Files.copy(Path.of("src/dist/bin/dhow"), home.resolve("bin/dhow"));
    var java = Files.writeString(home.resolve("runtime/bin/java"), REPEATING_JAVA);
    assertThat(java.toFile().setExecutable(true)).isTrue();
    for (var cache : List.of("quick", "look", "dhow")) {
      Files.createFile(home.resolve("lib/" + cache + ".aot"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ps",
        "ps -q",
        "ps --all web db",
        "-p up ps",
        "--profile=up -f config -f other ps -a",
        "config -q",
        "-f ps config --quiet web",
      })
  void usual_forms_of_ps_and_config_take_the_quick_one(String line) throws Exception {
    assertThat(cache(line)).isEqualTo("quick.aot");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "config",
        "config web",
        "config --format json",
        "config -q --format json",
        "ps --format json",
        "ps -q --filter status=running",
        "logs -f",
        "-f up logs",
        "exec web ps",
        "--ansi never events",
        "__complete up",
        "version --format json",
      })
  void all_else_that_only_looks_takes_the_next_one(String line) throws Exception {
    assertThat(cache(line)).isEqualTo("look.aot");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "up -d",
        "up ps",
        "-f ps up",
        "-p config down",
        "--env-file logs run web ps",
        "restart",
        "no-such-command",
      })
  void what_changes_something_takes_the_one_with_everything(String line) throws Exception {
    assertThat(cache(line)).isEqualTo("dhow.aot");
  }

  private String cache(String line) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("sh", home.resolve("bin/dhow").toString()));
    command.addAll(List.of(line.split(" ", -1)));
    var launcher = new ProcessBuilder(command).redirectErrorStream(true).start();
    launcher.getOutputStream().close();
    var told = new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(launcher.waitFor()).as(told).isZero();
    return told.strip();
  }
}
