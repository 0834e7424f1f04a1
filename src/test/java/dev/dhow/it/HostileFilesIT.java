package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.Command;
import dev.dhow.it.harness.Dhow;
import dev.dhow.it.harness.Finished;
import dev.dhow.load.HostileFiles;
import dev.dhow.load.HostileFiles.Hostile;
import dev.dhow.load.HostileProjects;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The whole program on files made to take all time or memory, with a heap that leaves room for the
/// rest of the process below 256 MB.
class HostileFilesIT {
  private static final String HEAP = "-Xmx190m";

  @TempDir private Path folder;

  static Stream<Arguments> files() {
    return HostileFiles.all().entrySet().stream()
        .map(each -> Arguments.of(each.getKey(), each.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void a_small_heap_is_enough(String name, Hostile hostile) throws IOException {
    // Half a character becomes another one, where writing it as a string would fail.
    var bytes = hostile.text().get().getBytes(StandardCharsets.UTF_8);
    Files.write(folder.resolve("compose.yaml"), bytes);
    var finished = dhow("config", "-q");
    assertThat(finished.stderr()).doesNotContain("defect", "not enough memory", "Exception");
    assertThat(finished.exitCode()).as(finished.toString()).isLessThanOrEqualTo(1);
    if (!hostile.message().isEmpty()) {
      assertThat(finished.exitsWith(1).stderr()).containsPattern("(?m)^error\\[");
    }
  }

  static Stream<Arguments> projects() {
    return HostileProjects.all().entrySet().stream()
        .map(each -> Arguments.of(each.getKey(), each.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("projects")
  void a_small_heap_is_enough_for_many_files(String name, HostileProjects.Hostile hostile)
      throws IOException {
    for (var file : hostile.files().get().entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    assertThat(dhow("config", "-q").exitsWith(1).stderr())
        .containsPattern("(?m)^error\\[")
        .doesNotContain("defect", "not enough memory", "nested too deeply");
  }

  @Test
  void a_device_a_folder_and_a_link_to_itself() throws IOException {
    assertRefused("/dev/zero", "it is a device or a socket");
    assertRefused(folder.toString(), "it is a folder");
    var link = folder.resolve("link");
    Files.createSymbolicLink(link, link);
    assertRefused("link", "symbolic link");
  }

  @Test
  void a_pipe_to_which_nobody_writes() throws Exception {
    var pipe = folder.resolve("pipe").toString();
    assertThat(new ProcessBuilder("mkfifo", pipe).start().waitFor()).isZero();
    assertRefused("pipe", "no program writes");
    envFile(pipe);
    assertThat(dhow("config", "-q").exitsWith(1).stderr()).contains("no program writes");
  }

  @Test
  void a_file_of_100_megabytes() throws IOException {
    try (var file = new RandomAccessFile(folder.resolve("large.yaml").toFile(), "rw")) {
      file.setLength(100L << 20);
    }
    assertRefused("large.yaml", "larger than 8 MiB");
    envFile("large.yaml");
    assertThat(dhow("config", "-q").exitsWith(1).stderr()).contains("larger than 8 MiB");
  }

  @Test
  void a_file_that_may_not_be_read() throws IOException {
    var file = Files.writeString(folder.resolve("secret.yaml"), "services: {}");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    var line = List.of(Dhow.binary(), "-f", "secret.yaml", "config", "-q");
    var refused = command(Files.isReadable(file) ? withoutRights(line) : line).exitsWith(1);
    assertThat(refused.stderr()).contains("permission denied");
  }

  /// Root may read everything, unless these rights are taken away.
  private static List<String> withoutRights(List<String> line) {
    var rights = List.of("setpriv", "--bounding-set", "-dac_override,-dac_read_search");
    return Stream.concat(rights.stream(), line.stream()).toList();
  }

  @Test
  void values_that_double() throws IOException {
    var lines = new StringBuilder("V0=0123456789\n");
    for (int i = 1; i < 60; i++) {
      lines.append("V%d=${V%d}${V%d}%n".formatted(i, i - 1, i - 1));
    }
    Files.writeString(folder.resolve(".env"), lines);
    Files.writeString(folder.resolve("compose.yaml"), "services: {a: {image: x}}");
    assertThat(dhow("config", "-q").exitsWith(1).stderr()).contains("the values become too large");
  }

  /// It has read some of what does not fit into a pipe, and waits for more.
  @ParameterizedTest
  @CsvSource({"lint, INT", "config, TERM", "config, HUP", "up -d, TERM"})
  void files_without_an_end_are_given_up_at_the_first_signal(String command, String signal) {
    var line = new ArrayList<>(List.of(Dhow.binary(), "-f", "-"));
    line.addAll(List.of(command.split(" ")));
    try (var reading = Command.of(folder, line).start()) {
      reading.type("# more to come\n".repeat(20_000));

      reading.signal(signal);

      reading.finish().exitsWith(130);
    }
  }

  private void envFile(String path) throws IOException {
    Files.writeString(
        folder.resolve("compose.yaml"), "services: {a: {image: x, env_file: " + path + "}}");
  }

  private void assertRefused(String file, String why) {
    assertThat(dhow("-f", file, "config", "-q").exitsWith(1).stderr()).contains(why);
  }

  private Finished dhow(String... arguments) {
    return command(Stream.concat(Stream.of(Dhow.binary()), Stream.of(arguments)).toList());
  }

  private Finished command(List<String> line) {
    return Command.of(folder, line).with("DHOW_JAVA_OPTIONS", HEAP).run();
  }
}
