package dev.dhow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineRunTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void without_arguments_it_shows_help_and_succeeds() {
    assertThat(run()).isZero();
    assertThat(out.toString()).contains("Usage: dhow [OPTIONS] COMMAND").contains("up");
  }

  @Test
  void an_unknown_flag_is_named_with_what_may_have_been_meant() {
    assertThat(run("up", "--detatch")).isEqualTo(1);
    assertThat(err.toString())
        .contains("unknown flag: --detatch")
        .contains("did you mean --detach?")
        .contains("See 'dhow up --help'.");
  }

  @Test
  void an_unknown_command_is_named_with_what_may_have_been_meant() {
    assertThat(run("pss")).isEqualTo(1);
    assertThat(err.toString()).contains("unknown command: pss").contains("did you mean ps?");
  }

  @Test
  void a_command_that_is_not_there_yet_says_so() {
    assertThat(run("exec", "web", "sh")).isEqualTo(1);
    assertThat(err.toString()).contains("dhow exec is not supported yet");
  }

  @Test
  void a_flag_that_is_not_there_yet_is_refused() {
    assertThat(run("up", "--watch")).isEqualTo(1);
    assertThat(err.toString()).contains("--watch is not supported yet");
  }

  @Test
  void flags_that_contradict_each_other_are_refused() {
    assertThat(run("up", "--build", "--no-build")).isEqualTo(1);
    assertThat(err.toString()).contains("--build and --no-build are incompatible");
  }

  @Test
  void a_root_option_with_a_value_before_the_command_is_not_taken_for_it() {
    assertThat(run("-p", "version", "version", "--short")).isZero();
    assertThat(out.toString().strip()).isEqualTo(Version.number());
  }

  @Test
  void help_on_a_command_lists_its_flags() {
    assertThat(run("up", "--help")).isZero();
    assertThat(out.toString()).contains("--wait-timeout").contains("--force-recreate");
  }

  @Test
  void container_names_of_the_old_compose_are_refused(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("compose.yaml"), "services: {web: {image: nginx}}\n");
    Files.writeString(folder.resolve(".env"), "COMPOSE_COMPATIBILITY=1\n");

    assertThat(
            run("--project-directory", folder.toString(), "-f", folder + "/compose.yaml", "config"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("COMPOSE_COMPATIBILITY is not supported yet");
  }

  @Test
  void a_mistake_never_shows_a_stack_trace(@TempDir Path empty) {
    assertThat(run("--project-directory", empty.toString(), "config", "-q")).isEqualTo(1);
    assertThat(err.toString()).doesNotContain("\tat ");
  }

  private int run(String... args) {
    return new CommandLineRun(new PrintWriter(out, true), new PrintWriter(err, true)).run(args);
  }
}
