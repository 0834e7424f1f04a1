package dev.dhow.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FailureCodeTest {
  /// A row of the table of exit codes: the number, when, and the codes.
  private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\|.*\\| (`.*`) \\|");

  @Test
  void the_readme_lists_each_with_its_exit_code() throws IOException {
    var listed = new HashMap<String, Integer>();
    for (var line : Files.readAllLines(Path.of("README.md"))) {
      var row = ROW.matcher(line);
      if (row.matches()) {
        for (var code : row.group(2).replace("`", "").split(", ", -1)) {
          listed.put(code, Integer.valueOf(row.group(1)));
        }
      }
    }

    var codes = new HashMap<String, Integer>();
    for (var code : FailureCode.values()) {
      codes.put(code.id(), code.exitCode());
    }
    assertThat(listed).isEqualTo(codes);
  }
}
