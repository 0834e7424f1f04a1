package dev.dhow.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.source.SourceFile;
import dev.dhow.source.UnreadableSourceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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
}
