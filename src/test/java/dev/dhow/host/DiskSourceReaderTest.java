package dev.dhow.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.source.SourceFile;
import dev.dhow.source.UnreadableSourceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSourceReaderTest {
  private final DiskSourceReader reader =
      new DiskSourceReader(
          new ByteArrayInputStream("from stdin é".getBytes(StandardCharsets.UTF_8)));

  @TempDir private Path folder;

  @Test
  void text_is_read_without_its_byte_order_mark() throws IOException {
    var file = Files.writeString(folder.resolve("a.yaml"), "\uFEFFé: 😀\r\n");
    assertThat(reader.read(file)).contains(new SourceFile(file.toString(), "é: 😀\r\n"));
    assertThat(reader.exists(file)).isTrue();
    assertThat(reader.isFolder(file)).isFalse();
  }

  @Test
  void a_dash_is_standard_input() {
    assertThat(reader.read(Path.of("-"))).contains(new SourceFile("-", "from stdin é"));
  }

  @Test
  void a_missing_file_is_empty() {
    assertThat(reader.read(folder.resolve("none"))).isEmpty();
    assertThat(reader.exists(folder.resolve("none"))).isFalse();
  }

  @Test
  void what_is_no_text_is_refused() throws IOException {
    var file = Files.write(folder.resolve("a.yaml"), new byte[] {'a', (byte) 0xC3, '('});
    assertThatThrownBy(() -> reader.read(file))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessage("it is not UTF-8 text");
    assertThatThrownBy(() -> reader.read(folder))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessage("it is a folder");
    assertThat(reader.isFolder(folder)).isTrue();
  }

  @Test
  void a_file_too_large_for_a_project_is_not_read() throws IOException {
    var file = folder.resolve("a.yaml");
    try (var large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(100L << 20);
    }
    assertRefused(file, "it is larger than 8 MiB");
  }

  @Test
  void standard_input_without_an_end_is_not_read_for_ever() {
    var endless =
        new InputStream() {
          @Override
          public int read() {
            return 'a';
          }
        };
    assertThatThrownBy(() -> new DiskSourceReader(endless).read(Path.of("-")))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessage("it is larger than 8 MiB");
  }

  @Test
  void devices_are_refused_and_the_empty_one_is_empty() {
    assertRefused(Path.of("/dev/zero"), "it is a device or a socket");
    assertThat(reader.read(Path.of("/dev/null")).map(SourceFile::text)).contains("");
  }

  @Test
  void a_pipe_is_read_when_somebody_writes_to_it() throws Exception {
    var pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertRefused(pipe, "it is a pipe to which no program writes");
    // The refused attempt still waits to open it and would take what is written.
    var another = folder.resolve("another");
    assertThat(new ProcessBuilder("mkfifo", another.toString()).start().waitFor()).isZero();
    var writer = new ProcessBuilder("sh", "-c", "printf hello >\"$0\"", another.toString()).start();
    assertThat(reader.read(another).map(SourceFile::text)).contains("hello");
    assertThat(writer.waitFor()).isZero();
  }

  @Test
  void a_link_to_itself_is_refused() throws IOException {
    var link = folder.resolve("link");
    Files.createSymbolicLink(link, link);
    assertRefused(
        link, "Too many levels of symbolic links or unable to access attributes of symbolic link");
  }

  private void assertRefused(Path file, String why) {
    assertThatThrownBy(() -> reader.read(file))
        .isInstanceOf(UnreadableSourceException.class)
        .hasMessage(why);
  }
}
