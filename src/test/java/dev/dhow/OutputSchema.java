package dev.dhow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A schema of `schema/output`, made strict: what it does not list must not be there, so that all
/// that is printed is documented.
public final class OutputSchema {
  private final JsonSchema schema;

  private OutputSchema(JsonNode content) {
    this.schema = JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(content);
  }

  /// @param name such as `ps`
  public static OutputSchema of(String name) {
    try {
      var file = Path.of("schema/output", name + ".v1.schema.json");
      var content = new ObjectMapper().readTree(Files.readString(file));
      close(content);
      return new OutputSchema(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(JsonNode part) {
    if (part instanceof ObjectNode object && object.path("properties").isObject()) {
      object.put("additionalProperties", false);
    }
    part.forEach(OutputSchema::close);
  }

  /// Every line is a document, and as the schema says.
  public void expectLines(String text) {
    assertThat(text).isNotBlank();
    text.lines().forEach(this::expect);
  }

  private void expect(String document) {
    assertThat(
            schema.validate(document, InputFormat.JSON).stream().map(ValidationMessage::toString))
        .as(document)
        .isEmpty();
  }
}
