package dev.dhow.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class OutputFileTest {
  @TempDir private Path folder;

  @Test
  void a_file_is_made_or_replaced_for_its_owner_alone() throws IOException {
    var file = folder.resolve("file");
    OutputFile.replace(file, content("new"));
    OutputFile.replace(file, content("newer"));
    assertThat(file).hasContent("newer");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void a_link_stays_one() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "old");
    var link = Files.createSymbolicLink(folder.resolve("link"), file);
    OutputFile.replace(link, content("new"));
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
  }

  @Test
  void a_pipe_that_a_link_of_the_system_leads_to_is_written_to() throws IOException {
    var cat = new ProcessBuilder("cat").start();
    try (var out = cat.getInputStream()) {
      var pipe = Path.of("/proc/" + cat.pid() + "/fd/0");

      OutputFile.write(pipe, "a text");
      OutputFile.replace(pipe, content(" and more"));
      cat.getOutputStream().close();

      assertThat(out).hasContent("a text and more");
    } finally {
      cat.destroy();
    }
  }

  @Test
  void a_link_to_what_is_not_there_yet_makes_it() throws IOException {
    var file = folder.resolve("file");
    var near = Files.createSymbolicLink(folder.resolve("near"), Path.of("file"));
    var link = Files.createSymbolicLink(folder.resolve("link"), near);
    OutputFile.replace(link, content("new"));
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
    Files.delete(file);
    OutputFile.write(link, "newer");
    assertThat(near).isSymbolicLink();
    assertThat(file).hasContent("newer");
  }

  @Test
  void links_that_lead_nowhere_are_refused() throws IOException {
    var one = folder.resolve("one");
    var other = Files.createSymbolicLink(folder.resolve("other"), one);
    Files.createSymbolicLink(one, other);
    assertThatThrownBy(() -> OutputFile.replace(one, content("x")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("cannot write " + one + ": its links lead back to themselves");
    assertThatThrownBy(() -> OutputFile.write(one, "x")).isInstanceOf(UncheckedIOException.class);
    assertThat(one).isSymbolicLink();
  }

  @Test
  void a_pipe_is_written_to() throws Exception {
    var pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    var link = Files.createSymbolicLink(folder.resolve("link"), pipe);
    var read = new CompletableFuture<String>();
    Thread.ofPlatform().daemon().start(() -> read.complete(text(pipe)));
    OutputFile.replace(link, content("through"));
    assertThat(read.get(20, TimeUnit.SECONDS)).isEqualTo("through");
    assertThat(link).isSymbolicLink();
    assertThat(Files.isRegularFile(pipe)).isFalse();
  }

  @Test
  void a_folder_is_refused() {
    assertThatThrownBy(() -> OutputFile.replace(folder, content("x")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("it is a folder");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream content(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
