package dev.dhow.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskProblemTest {
  @TempDir private Path folder;

  @Test
  void a_folder_in_the_place_of_a_file_is_told() {
    var problem = new FileSystemException(folder.toString(), null, "Is a directory");
    assertThat(DiskProblem.text(folder, problem)).isEqualTo("it is a folder");
    assertThat(DiskProblem.within(folder, problem)).isEqualTo("it is a folder");
  }

  @Test
  void what_is_wrong_with_something_else_is_told_although_there_is_a_folder() {
    var file = folder.resolve("x").toString();
    var full = new FileSystemException(file, null, "No space left on device");
    assertThat(DiskProblem.text(folder, full)).isEqualTo("No space left on device");
    assertThat(DiskProblem.within(folder, full)).isEqualTo(file + ": No space left on device");
    assertThat(DiskProblem.within(folder, new AccessDeniedException(file)))
        .isEqualTo(file + ": permission denied");
    assertThat(DiskProblem.within(folder, new NoSuchFileException(file)))
        .isEqualTo(file + ": there is no such file");
    assertThat(DiskProblem.within(folder, new IOException("Truncated TAR archive")))
        .isEqualTo("Truncated TAR archive");
  }
}
