package dev.dhow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class MainTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void a_result_that_could_not_be_printed_is_a_failure() {
    var exitCode = Main.run(failing("No space left on device"), err, "version");
    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .isEqualTo("error: cannot write the output: No space left on device\n");
  }

  @Test
  void a_reader_who_has_had_enough_is_no_failure() {
    assertThat(Main.run(failing("Broken pipe"), err, "version")).isZero();
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void a_command_that_failed_keeps_its_exit_code() {
    var out = new ByteArrayOutputStream();
    assertThat(Main.run(out, err, "versoin")).isEqualTo(2);
    assertThat(out.size()).isZero();
  }

  private static OutputStream failing(String why) {
    return new OutputStream() {
      @Override
      public void write(int octet) throws IOException {
        throw new IOException(why);
      }
    };
  }
}
