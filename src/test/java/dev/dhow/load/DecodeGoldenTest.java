package dev.dhow.load;

import dev.dhow.DiagnosticLines;
import dev.dhow.GoldenCase;
import dev.dhow.diagnostic.Diagnostics;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is said about mistakes that canonical form, decoding and checks find, all in one run.
class DecodeGoldenTest {

  static Stream<GoldenCase> cases() {
    return GoldenCase.of("decode");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void mistakes_are_told_with_their_places(GoldenCase golden) {
    var diagnostics = new Diagnostics();
    Projects.of(golden.input("compose.yaml").orElseThrow().text(), Set.of(), diagnostics);
    golden.expect("expected.txt", DiagnosticLines.of(diagnostics.all()));
  }
}
