package dev.dhow.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFolderTest {
  private static final Path NOWHERE = Path.of("/nowhere/at/all");
  @TempDir Path place;

  @Test
  void it_lies_below_the_home_folder() throws IOException {
    assertThat(LockFolder.open(place, NOWHERE))
        .isEqualTo(place.resolve(".cache/dhow/locks"))
        .isDirectory();
  }

  @Test
  void without_a_home_it_is_private_and_the_same_every_time() throws IOException {
    var folder = LockFolder.open(NOWHERE, place);
    assertThat(folder.getParent()).isEqualTo(place);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    assertThat(LockFolder.open(NOWHERE, place)).isEqualTo(folder);
    assertThat(place).isDirectoryContaining(folder::equals);
  }

  @Test
  void a_folder_that_others_can_write_to_is_not_used() throws IOException {
    var folder = LockFolder.open(NOWHERE, place);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThatThrownBy(() -> LockFolder.open(NOWHERE, place)).hasMessageContaining("only its user");
  }

  @Test
  void a_link_is_not_followed() throws IOException {
    var folder = LockFolder.open(NOWHERE, place);
    Files.delete(folder);
    Files.createSymbolicLink(folder, Files.createDirectory(place.resolve("elsewhere")));
    assertThatThrownBy(() -> LockFolder.open(NOWHERE, place)).hasMessageContaining("only its user");
  }

  @Test
  void a_lock_file_that_is_a_link_is_not_followed() throws Exception {
    ProjectLock.acquire(place, "engine", "shop", _ -> {}).close();
    Path file;
    try (var files = Files.list(place)) {
      file = files.findFirst().orElseThrow();
    }
    var target = Files.writeString(place.resolve("target"), "precious");
    Files.delete(file);
    Files.createSymbolicLink(file, target);
    assertThatThrownBy(() -> ProjectLock.acquire(place, "engine", "shop", _ -> {}))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(target).hasContent("precious");
  }
}
