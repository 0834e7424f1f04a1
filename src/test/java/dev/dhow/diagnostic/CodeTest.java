package dev.dhow.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CodeTest {
  private static final Path CASES = Path.of("src/test/resources/cases");
  private static final Pattern TOLD = Pattern.compile("(?m)^(?:error|warning|note)\\[([a-z-]+)]");

  @Test
  void each_code_has_a_golden_case_and_each_case_names_a_code() throws IOException {
    var codes = Stream.of(Code.values()).map(Code::id).collect(Collectors.toSet());
    assertThat(told()).isEqualTo(codes);
  }

  private static Set<String> told() throws IOException {
    try (var files = Files.walk(CASES)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("expected"))
          .flatMap(file -> TOLD.matcher(text(file)).results())
          .map((MatchResult found) -> found.group(1))
          .collect(Collectors.toSet());
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
