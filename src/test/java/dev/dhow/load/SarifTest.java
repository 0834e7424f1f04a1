package dev.dhow.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.dhow.GoldenCase;
import dev.dhow.render.Colours;
import dev.dhow.render.DiagnosticFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What `lint --format sarif` prints is as the schema of SARIF 2.1.0 says, and has what GitHub's
/// code scanning asks for besides.
class SarifTest {
  private static final JsonSchema SCHEMA = schema();

  private static JsonSchema schema() {
    try (var file = SarifTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      var content = new ObjectMapper().readTree(Objects.requireNonNull(file));
      return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<GoldenCase> cases() {
    return Stream.of("lint", "refused").flatMap(GoldenCase::of);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void every_log_is_valid(GoldenCase golden) throws IOException {
    var options = CaseOptions.of(golden);
    var request = options.request(CaseFiles.ROOT, Map.of("HOME", "/home/user"));
    var problems = new Loader(new CaseFiles(golden.directory())).lint(request, true);
    var log = DiagnosticFormat.SARIF.write(problems, Colours.OFF, "1.0");

    assertThat(SCHEMA.validate(log, InputFormat.JSON))
        .extracting(ValidationMessage::toString)
        .isEmpty();
    var run = new ObjectMapper().readTree(log).at("/runs/0");
    assertThat(run.path("results")).hasSameSizeAs(problems).allSatisfy(SarifTest::assertShown);
    assertThat(run.at("/tool/driver/rules")).allSatisfy(SarifTest::assertExplained);
  }

  private static void assertShown(JsonNode result) {
    assertThat(result.at("/message/text").asText()).isNotBlank();
    assertThat(result.path("locations")).hasSize(1);
    var location = result.at("/locations/0/physicalLocation");
    assertThat(location.at("/artifactLocation/uri").asText()).isNotBlank();
    var region = location.path("region");
    int lines = region.path("endLine").asInt() - region.path("startLine").asInt();
    assertThat(region.path("startLine").asInt()).isPositive();
    assertThat(lines).isNotNegative();
    if (lines == 0) {
      assertThat(region.path("endColumn").asInt())
          .isGreaterThanOrEqualTo(region.path("startColumn").asInt());
    }
  }

  private static void assertExplained(JsonNode rule) {
    for (var text : new String[] {"shortDescription", "fullDescription", "help"}) {
      assertThat(rule.path(text).path("text").asText()).as(text).isNotBlank();
    }
  }

  @Test
  void the_schema_refuses_what_is_no_log() {
    assertThat(SCHEMA.validate("{\"version\":\"2.1.0\",\"runs\":[{}]}", InputFormat.JSON))
        .isNotEmpty();
  }
}
