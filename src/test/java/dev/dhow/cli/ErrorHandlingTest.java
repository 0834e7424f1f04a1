package dev.dhow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.dhow.render.ContainerList;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorHandlingTest {
  private final StringWriter err = new StringWriter();

  @Test
  void a_format_that_cannot_be_filled_is_the_users_mistake() {
    var list = new ContainerList(true, Instant.EPOCH, () -> ZoneOffset.UTC);
    tell(catchThrowable(() -> list.text(List.of(), "{{.Name")), false, 2);
    assertThat(err.toString())
        .startsWith("error: the format has")
        .endsWith("\nSee 'dhow ps --help'.\n")
        .doesNotContain("defect");
  }

  @Test
  void a_problem_with_the_disk_is_told_in_its_own_words() {
    tell(new UncheckedIOException("cannot lock project shop", new IOException()), false);
    assertThat(err).hasToString("error: cannot lock project shop\n");
  }

  @Test
  void what_the_runtime_lacks_is_told_without_a_trace() {
    tell(new OutOfMemoryError("Java heap space"), false);
    assertThat(err.toString())
        .startsWith("error: there is not enough memory")
        .doesNotContain("at ");
  }

  @Test
  void a_trace_is_shown_when_it_is_asked_for() {
    tell(new StackOverflowError(), true);
    assertThat(err.toString())
        .startsWith("error: something is nested too deeply")
        .contains("java.lang.StackOverflowError");
  }

  private void tell(Throwable problem, boolean verbose) {
    tell(problem, verbose, 1);
  }

  private void tell(Throwable problem, boolean verbose, int exitCode) {
    var out = new PrintWriter(err);
    assertThat(
            new ErrorHandling(out, verbose, false, ExitCodes.DISTINCT, "dhow ps").exitCode(problem))
        .isEqualTo(exitCode);
    out.flush();
  }
}
