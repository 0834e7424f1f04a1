package dev.dhow.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderOutsideProjectsTest {
  @TempDir(factory = FolderOutsideProjects.class)
  private Path folder;

  @Test
  void a_folder_below_a_compose_file_is_passed_over() throws IOException {
    var project = Files.createDirectories(folder.resolve("project/below"));
    var other = Files.createDirectories(folder.resolve("other"));
    Files.createFile(folder.resolve("project/docker-compose.yml"));

    assertThat(FolderOutsideProjects.outside(List.of(project, other))).isEqualTo(other);
  }

  @Test
  void where_there_is_none_that_is_told() throws IOException {
    Files.createFile(folder.resolve("compose.yaml"));

    assertThatIllegalStateException()
        .isThrownBy(() -> FolderOutsideProjects.outside(List.of(folder)))
        .withMessageEndingWith("in or above all of [" + folder + "]");
  }
}
