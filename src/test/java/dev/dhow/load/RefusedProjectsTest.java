package dev.dhow.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dhow.DiagnosticLines;
import dev.dhow.GoldenCase;
import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.InvalidProjectException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Projects that docker compose 2.40.3 refuses; `refusal.txt` is what it says, `expected.txt` what
/// dhow says.
class RefusedProjectsTest {

  static Stream<GoldenCase> cases() {
    return GoldenCase.of("refused");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void each_mistake_is_told_with_what_to_do(GoldenCase golden) {
    assertThatExceptionOfType(InvalidProjectException.class)
        .isThrownBy(() -> CaseOptions.load(golden))
        .satisfies(refusal ->
            assertThat(refusal.diagnostics())
                .filteredOn(Diagnostic::isError)
                .extracting(Diagnostic::hint)
                .doesNotContainNull());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void are_refused_with_every_place(GoldenCase golden) {
    assertThatExceptionOfType(InvalidProjectException.class)
        .isThrownBy(() -> CaseOptions.load(golden))
        .satisfies(
            refusal -> golden.expect("expected.txt", DiagnosticLines.of(refusal.diagnostics())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"network-mode-service-undefined", "profiles-network-mode-disabled"})
  void a_network_that_is_shared_is_looked_for_also_where_nothing_is_filled_in(String name) {
    var golden = cases().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    var loader = CaseOptions.loader(golden, LoadSwitches.ALL.withoutNormalizing());
    assertThatExceptionOfType(InvalidProjectException.class)
        .isThrownBy(() -> loader.load(CaseOptions.request(golden)))
        .satisfies(refusal ->
            assertThat(refusal.diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly(Code.UNDEFINED_SERVICE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"config-null", "conflict-secret-sources", "secret-unused-no-source"})
  void content_is_looked_for_also_where_nothing_else_has_to_agree(String name) {
    var golden = cases().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    var loader = CaseOptions.loader(golden, new LoadSwitches(true, true, false, true, true));
    assertThatExceptionOfType(InvalidProjectException.class)
        .isThrownBy(() -> loader.load(CaseOptions.request(golden)));
  }
}
