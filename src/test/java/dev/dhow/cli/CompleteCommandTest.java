package dev.dhow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompleteCommandTest {
  @TempDir Path folder;

  @Test
  void services_come_from_the_files() throws IOException {
    var file = folder.resolve("compose.yaml");
    Files.writeString(file, "services: {web: {image: a}, db: {image: b}}");

    assertThat(completed("-f", file.toString(), "up", "")).isEqualTo("db\nweb\n:4\n");
  }

  @Test
  void files_that_cannot_be_read_lead_to_no_answer() {
    assertThat(completed("-f", folder.toString(), "up", "")).isEqualTo(":4\n");
    assertThat(completed("-f", "\0", "up", "")).isEqualTo(":4\n");
  }

  private static String completed(String... words) {
    var out = new StringWriter();
    assertThat(new CompleteCommand(new PrintWriter(out)).run("__completeNoDesc", List.of(words)))
        .isZero();
    return out.toString();
  }
}
