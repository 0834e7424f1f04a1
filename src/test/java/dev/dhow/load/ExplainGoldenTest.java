package dev.dhow.load;

import dev.dhow.GoldenCase;
import dev.dhow.render.Colours;
import dev.dhow.render.ExplanationText;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Where the values at the path of each case come from.
class ExplainGoldenTest {

  static Stream<GoldenCase> cases() {
    return GoldenCase.of("explain");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tells_where_values_come_from(GoldenCase golden) {
    var options = CaseOptions.of(golden);
    var request = options.request(CaseFiles.ROOT, Map.of("HOME", "/home/user"));
    var path = options.values().getOrDefault("path", List.of()).getFirst();
    var explanations = new Loader(new CaseFiles(golden.directory())).explain(request, path);
    golden.expect("expected.txt", new ExplanationText(Colours.OFF).of(explanations));
  }
}
