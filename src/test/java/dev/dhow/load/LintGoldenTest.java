package dev.dhow.load;

import dev.dhow.DiagnosticLines;
import dev.dhow.GoldenCase;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What `lint` says of each case, with `--security` where its options say so.
class LintGoldenTest {

  static Stream<GoldenCase> cases() {
    return GoldenCase.of("lint");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tells_what_is_probably_not_meant(GoldenCase golden) {
    var options = CaseOptions.of(golden);
    var request = options.request(CaseFiles.ROOT, Map.of("HOME", "/home/user"));
    var loader = new Loader(new CaseFiles(golden.directory()));
    var problems = loader.lint(request, options.values().containsKey("--security"));
    golden.expect("expected.txt", DiagnosticLines.of(problems));
  }
}
