package dev.dhow.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OutputSchemasTest {

  @Test
  void the_readme_names_each_with_its_version() throws IOException {
    var readme = Files.readString(Path.of("README.md"));
    try (var schemas = Files.list(Path.of("schema/output"))) {
      assertThat(schemas.map(file -> file.getFileName().toString()))
          .isNotEmpty()
          .allMatch(name -> name.endsWith(".schema.json"))
          .allSatisfy(
              name -> assertThat(readme).contains("`" + name.replace(".schema.json", "") + "`"));
    }
  }
}
