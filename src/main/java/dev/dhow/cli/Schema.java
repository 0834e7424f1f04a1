package dev.dhow.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The JSON Schema of Compose files, which is part of dhow.
final class Schema {
  private static final String RESOURCE = "/schema/compose.schema.json";

  private Schema() {}

  static String text() {
    try (var stream = Schema.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("the schema is not where the build puts it");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the schema cannot be read", e);
    }
  }
}
