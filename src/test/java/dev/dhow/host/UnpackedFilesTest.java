package dev.dhow.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedFilesTest {
  private static final Instant LONG_AGO = Instant.parse("2020-01-02T03:04:05Z");

  @TempDir private Path folder;
  private Path from;
  private Path to;

  @BeforeEach
  void make() throws IOException {
    from = Files.createDirectories(folder.resolve("from"));
    to = Files.createDirectories(folder.resolve("to"));
  }

  @Test
  void what_was_packed_is_unpacked_with_permissions_times_and_links() throws IOException {
    var deep = "d/" + "long-name".repeat(20) + "/ünïcode";
    Files.createDirectories(from.resolve(deep));
    write(from.resolve("a"), "content");
    write(from.resolve(deep + "/big"), "x".repeat(200_000));
    write(from.resolve("empty"), "");
    Files.setAttribute(from.resolve("a"), "unix:mode", 04751);
    Files.setLastModifiedTime(from.resolve("a"), FileTime.from(LONG_AGO));
    Files.createSymbolicLink(from.resolve("link"), Path.of("a"));
    try (var packed = PackedFiles.of(from, "new")) {
      UnpackedFiles.from(packed, to, UnaryOperator.identity());
    }
    var made = to.resolve("new");
    assertThat(made.resolve("a")).hasContent("content");
    assertThat(made.resolve("empty")).isEmptyFile();
    assertThat(made.resolve(deep + "/big")).hasSize(200_000);
    assertThat(Files.readSymbolicLink(made.resolve("link"))).isEqualTo(Path.of("a"));
    assertThat((int) Files.getAttribute(made.resolve("a"), "unix:mode") & 07777).isEqualTo(0751);
    assertThat(Files.getLastModifiedTime(made.resolve("a")).toInstant()).isEqualTo(LONG_AGO);
  }

  @Test
  void files_are_replaced_and_folders_are_merged() throws IOException {
    write(from.resolve("a"), "new");
    Files.createDirectories(to.resolve("n"));
    write(to.resolve("n/a"), "old and longer");
    write(to.resolve("n/kept"), "kept");
    try (var packed = PackedFiles.of(from, "n")) {
      UnpackedFiles.from(packed, to, UnaryOperator.identity());
    }
    assertThat(to.resolve("n/a")).hasContent("new");
    assertThat(to.resolve("n/kept")).hasContent("kept");
  }

  @Test
  void neither_a_folder_nor_a_file_takes_the_others_place() throws IOException {
    Files.createDirectories(to.resolve("a"));
    assertThatThrownBy(() -> unpack(archive("a", "x", null)))
        .hasMessageContaining("is a folder, in the way of a file");
    write(to.resolve("b"), "file");
    assertThatThrownBy(() -> unpack(archive("b/", "", null)))
        .hasMessageContaining("is in the way of a folder");
  }

  @Test
  void nothing_is_written_outside_of_the_folder() throws IOException {
    assertThatThrownBy(() -> unpack(archive("../escaped", "x", null)))
        .hasMessageContaining("leads out of");
    var outside = Files.createDirectories(folder.resolve("outside"));
    Files.createSymbolicLink(to.resolve("link"), outside);
    assertThatThrownBy(() -> unpack(archive("link/file", "x", null)))
        .hasMessageContaining("is in the way of a folder");
    write(outside.resolve("target"), "untouched");
    Files.createSymbolicLink(to.resolve("file"), outside.resolve("target"));
    unpack(archive("file", "mine", null));
    assertThat(outside.resolve("target")).hasContent("untouched");
    assertThat(to.resolve("file")).hasContent("mine");
    unpack(archive("/absolute", "x", null));
    assertThat(to.resolve("absolute")).hasContent("x");
    unpack(archive("out", "", outside.toString()));
    assertThatThrownBy(() -> unpack(archive("out/more", "x", null)))
        .hasMessageContaining("is in the way of a folder");
    assertThat(outside.resolve("more")).doesNotExist();
  }

  @Test
  void a_folder_named_by_a_dot_is_no_less_guarded() throws IOException {
    var outside = Files.createDirectories(folder.resolve("outside"));
    write(outside.resolve("file"), "untouched");
    Files.createSymbolicLink(to.resolve("link"), outside);
    assertThatThrownBy(() -> unpackInto(to.resolve("."), archive("link/file", "x", null)))
        .hasMessageContaining("is in the way of a folder");
    assertThat(outside.resolve("file")).hasContent("untouched");
  }

  @Test
  void the_folder_itself_keeps_its_mode_and_time() throws IOException {
    Files.setAttribute(to, "unix:mode", 0750);
    Files.setLastModifiedTime(to, FileTime.from(LONG_AGO));
    unpackInto(to.resolve("."), archive("./", "", null));
    assertThat((int) Files.getAttribute(to, "unix:mode") & 07777).isEqualTo(0750);
    assertThat(Files.getLastModifiedTime(to).toInstant()).isEqualTo(LONG_AGO);
  }

  @Test
  void folders_may_be_closed_and_get_their_times() throws IOException {
    Files.createDirectories(from.resolve("closed/below"));
    write(from.resolve("closed/below/file"), "content");
    for (var each : new String[] {"closed/below", "closed"}) {
      Files.setAttribute(from.resolve(each), "unix:mode", 02600);
      Files.setLastModifiedTime(from.resolve(each), FileTime.from(LONG_AGO));
    }
    try (var packed = PackedFiles.of(from, "new")) {
      UnpackedFiles.from(packed, to, UnaryOperator.identity());
    }
    for (var each : new String[] {"new/closed", "new/closed/below"}) {
      var made = to.resolve(each);
      assertThat((int) Files.getAttribute(made, "unix:mode") & 07777).isEqualTo(0600);
      assertThat(Files.getLastModifiedTime(made).toInstant()).isEqualTo(LONG_AGO);
    }
  }

  @Test
  void devices_and_pipes_are_left_out() throws IOException {
    for (byte kind : new byte[] {TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO}) {
      unpack(entry(new TarArchiveEntry("special", kind)));
      assertThat(to.resolve("special")).doesNotExist();
    }
  }

  private static InputStream entry(TarArchiveEntry entry) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(bytes)) {
      tar.putArchiveEntry(entry);
      tar.closeArchiveEntry();
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  private static void unpackInto(Path folder, InputStream archive) throws IOException {
    UnpackedFiles.from(archive, folder, UnaryOperator.identity());
  }

  private void unpack(InputStream archive) throws IOException {
    UnpackedFiles.from(archive, to, UnaryOperator.identity());
  }

  /// @param link what it points to; null for a file or folder
  private static InputStream archive(String name, String content, @Nullable String link)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(bytes)) {
      var entry =
          link == null
              ? new TarArchiveEntry(name, true)
              : new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
      if (link != null) {
        entry.setLinkName(link);
      }
      var data = content.getBytes(StandardCharsets.UTF_8);
      entry.setSize(data.length);
      tar.putArchiveEntry(entry);
      tar.write(data);
      tar.closeArchiveEntry();
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
  }
}
