package dev.dhow.load.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dhow.load.ComposeSchema;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The schema for editors knows the keys that the decoders handle, and no others.
class SchemaKeysTest {
  private static final ComposeSchema SCHEMA = ComposeSchema.read();
  private static final Map<String, Keys> MAPPINGS =
      Map.ofEntries(
          Map.entry("service", Language.SERVICE),
          Map.entry("build", Language.BUILD),
          Map.entry("dependency", Language.DEPENDENCY),
          Map.entry("deployment", Language.DEPLOY),
          Map.entry("env_file", Language.ENV_FILE),
          Map.entry("healthcheck", Language.HEALTHCHECK),
          Map.entry("attachment", Language.ATTACHMENT),
          Map.entry("port", Language.PORT),
          Map.entry("mount", Language.MOUNT),
          Map.entry("bind_options", Language.BIND_OPTIONS),
          Map.entry("volume_options", Language.VOLUME_OPTIONS),
          Map.entry("tmpfs_options", Language.TMPFS_OPTIONS),
          Map.entry("image_options", Language.IMAGE_OPTIONS),
          Map.entry("file_mount", Language.FILE_MOUNT),
          Map.entry("hook", Language.HOOK),
          Map.entry("provider", Language.PROVIDER),
          Map.entry("model", Language.MODEL),
          Map.entry("model_use", Language.MODEL_USE),
          Map.entry("network", Language.NETWORK),
          Map.entry("ipam", Language.IPAM),
          Map.entry("pool", Language.POOL),
          Map.entry("volume", Language.VOLUME),
          Map.entry("config", Language.CONFIG),
          Map.entry("secret", Language.SECRET));

  @Test
  void each_mapping_has_the_keys_that_are_handled() {
    assertKeys("a project", SCHEMA.root(), Language.PROJECT);
    MAPPINGS.forEach((name, keys) -> assertKeys(name, SCHEMA.definition(name), keys));
  }

  @Test
  void each_key_is_described() {
    assertDescribed("a project", SCHEMA.root());
    MAPPINGS.keySet().forEach(name -> assertDescribed(name, SCHEMA.definition(name)));
  }

  /// But not `init`, which is the engine's to decide.
  @Test
  void each_flag_says_what_holds_without_it() {
    MAPPINGS
        .keySet()
        .forEach(name ->
            assertThat(SCHEMA.definition(name).path("properties").properties())
                .as(name)
                .filteredOn(each -> each.getValue().path("$ref").asText().endsWith("/flag"))
                .filteredOn(each -> !each.getKey().equals("init"))
                .allSatisfy(flag ->
                    assertThat(flag.getValue().path("default").isBoolean())
                        .as(flag.getKey())
                        .isTrue()));
  }

  private static void assertKeys(String name, JsonNode schema, Keys keys) {
    var properties = new HashSet<String>();
    schema.path("properties").fieldNames().forEachRemaining(properties::add);
    properties.removeIf(key -> key.startsWith("x-")); // dhow's own, which editors are to complete
    assertThat(properties).as(name).isEqualTo(keys.handled());
    assertThat(schema.path("patternProperties").has("^x-")).as("x-* of %s", name).isTrue();
    assertThat(schema.path("additionalProperties").isBoolean()).as(name).isTrue();
    assertThat(schema.path("additionalProperties").asBoolean(true)).as(name).isFalse();
  }

  private static void assertDescribed(String name, JsonNode schema) {
    assertThat(schema.path("properties").properties())
        .as(name)
        .allSatisfy(property ->
            assertThat(property.getValue().path("description").asText())
                .as(property.getKey())
                .isNotBlank());
  }
}
