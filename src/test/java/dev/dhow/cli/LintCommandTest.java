package dev.dhow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("compose.yaml");
  }

  @Test
  void a_file_with_nothing_to_say_of_passes_in_silence() throws IOException {
    write("services: {web: {image: 'nginx:1.29'}}");
    assertThat(run("lint", "--strict", "--security")).isZero();
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void warnings_pass_unless_lint_is_strict() throws IOException {
    write("services: {web: {image: nginx}}");
    assertThat(run("lint")).isZero();
    assertThat(out.toString()).contains("warning[floating-tag]");
    assertThat(run("lint", "--strict")).isEqualTo(1);
    assertThat(out.toString()).contains("error[floating-tag]");
  }

  @Test
  void mistakes_do_not_pass() throws IOException {
    write("services: {web: {imag: nginx}}");
    assertThat(run("lint", "--format", "json")).isEqualTo(1);
    assertThat(out.toString()).startsWith("{\"errors\":1,").contains("unknown-key");
  }

  @Test
  void files_that_are_not_there_are_no_mistakes_in_them() {
    assertThat(run("lint", "--format", "json")).isEqualTo(3);
    assertThat(out.toString()).startsWith("{\"errors\":1,").contains("file-not-found");
    assertThat(run("--compat-exit-codes", "lint")).isEqualTo(1);
  }

  @Test
  void a_file_that_another_names_and_that_is_not_there_is_a_mistake() throws IOException {
    write("services: {web: {image: 'nginx:1.29', env_file: nosuch.env}}");
    assertThat(run("lint")).isEqualTo(1);
    assertThat(out.toString()).contains("error[file-not-found]");
  }

  @Test
  void an_unknown_format_is_refused() throws IOException {
    write("services: {}");
    assertThat(run("lint", "--format", "xml")).isEqualTo(2);
    assertThat(err.toString()).contains("--format takes text, json or sarif, not xml");
  }

  @Test
  void config_tells_of_mistakes_in_the_same_formats() throws IOException {
    write("services: {web: {imag: nginx}}");
    assertThat(run("config", "-q", "--diagnostics", "sarif")).isEqualTo(3);
    assertThat(err.toString()).startsWith("{\"$schema\":").contains("\"ruleId\":\"unknown-key\"");
  }

  @Test
  void config_prints_the_schema() throws IOException {
    assertThat(run("config", "--schema")).isZero();
    assertThat(out.toString()).isEqualTo(Files.readString(Path.of("schema/compose.schema.json")));
  }

  private void write(String text) throws IOException {
    Files.writeString(file(), text);
  }

  private int run(String... arguments) {
    var all = new ArrayList<>(List.of("-f", file().toString()));
    all.addAll(List.of(arguments));
    return new CommandLineRun(new PrintWriter(out), new PrintWriter(err))
        .run(all.toArray(String[]::new));
  }
}
