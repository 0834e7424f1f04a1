package dev.dhow.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/// `schema/compose.schema.json`, which editors check Compose files with.
public final class ComposeSchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final JsonNode content;
  private final JsonSchema schema;

  private ComposeSchema(JsonNode content) {
    this.content = content;
    var places = SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
    this.schema = JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(content, places);
  }

  /// A complaint about one place of a document.
  ///
  /// @param at where, as a JSON pointer; for a key that must not be there, the pointer of its value
  record Refusal(String at, String message) {}

  public static ComposeSchema read() {
    try {
      var text = Files.readString(Path.of("schema/compose.schema.json"));
      return new ComposeSchema(new ObjectMapper().readTree(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The schema of one kind of mapping.
  public JsonNode definition(String name) {
    return content.path("definitions").path(name);
  }

  public JsonNode root() {
    return content;
  }

  boolean accepts(YamlNode document) {
    return schema.validate(json(document), OutputFormat.BOOLEAN);
  }

  Set<Refusal> refusals(YamlNode document) {
    return schema.validate(json(document)).stream()
        .map(found -> {
          var at = found.getInstanceLocation().toString();
          var key = found.getProperty();
          return new Refusal(key == null ? at : at + "/" + key, found.getMessage());
        })
        .collect(Collectors.toSet());
  }

  private static JsonNode json(YamlNode node) {
    return switch (node) {
      case YamlScalar scalar -> json(scalar);
      case YamlSequence list -> {
        var array = JSON.arrayNode();
        list.items().forEach(item -> array.add(json(item)));
        yield array;
      }
      case YamlMapping mapping -> {
        var object = JSON.objectNode();
        mapping.entries().forEach(entry -> object.set(entry.name(), json(entry.value())));
        yield object;
      }
    };
  }

  private static JsonNode json(YamlScalar scalar) {
    return switch (scalar.kind()) {
      case NULL -> JSON.nullNode();
      case BOOLEAN -> JSON.booleanNode(Boolean.parseBoolean(scalar.text()));
      case INTEGER -> JSON.numberNode(new BigInteger(scalar.text()));
      case FLOAT -> JSON.numberNode(Double.parseDouble(scalar.text().replace("Inf", "Infinity")));
      case STRING -> JSON.textNode(scalar.text());
    };
  }
}
