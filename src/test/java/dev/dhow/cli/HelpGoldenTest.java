package dev.dhow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.GoldenCase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The help of the commands that have a folder `src/test/resources/cases/help/<command>/`.
class HelpGoldenTest {

  static Stream<GoldenCase> cases() {
    return GoldenCase.of("help");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void help_is_as_agreed(GoldenCase each) {
    var out = new StringWriter();
    var exit =
        new CommandLineRun(new PrintWriter(out, true), new PrintWriter(new StringWriter()))
            .run(each.name(), "--help");
    assertThat(exit).isZero();
    each.expect("expected.txt", out.toString());
  }
}
