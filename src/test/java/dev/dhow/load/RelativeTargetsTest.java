package dev.dhow.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dhow.DiagnosticLines;
import dev.dhow.GoldenCase;
import dev.dhow.diagnostic.InvalidProjectException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Mounts on relative paths: shown as docker compose shows them, and told before anything is made.
class RelativeTargetsTest {
  private static final GoldenCase GOLDEN =
      new GoldenCase(
          "mount-relative-target",
          Path.of("src/test/resources/cases/config/mount-relative-target"));

  @Test
  void looking_at_them_is_possible() {
    var loaded = CaseOptions.load(GOLDEN);
    assertThat(loaded.projectFor(Work.READ)).isEqualTo(loaded.project());
  }

  @Test
  void running_them_is_refused_with_their_places() {
    var loaded = CaseOptions.load(GOLDEN);
    assertThatExceptionOfType(InvalidProjectException.class)
        .isThrownBy(() -> loaded.projectFor(Work.RUN))
        .satisfies(refusal ->
            assertThat(DiagnosticLines.of(refusal.diagnostics()))
                .contains(
                    "compose.yaml:5:9 `data` is relative",
                    "compose.yaml:6:9 `x` is relative",
                    "compose.yaml:9:9 `rel/b` is relative",
                    "compose.yaml:11:9 `tmp` is relative",
                    "compose.yaml:12:13 `rel` is relative"));
  }
}
