package dev.dhow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExitCodesTest {
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "2, up --foo",
    "2, upp",
    "2, help upp",
    "2, -p shop logs --index 1",
    "3, -f missing.yaml config",
    "4, -H unix:///nowhere/docker.sock -p shop ps",
    "1, --compat-exit-codes up --foo",
    "1, --compat-exit-codes upp",
    "1, --compat-exit-codes -f missing.yaml config",
    "1, --compat-exit-codes -H unix:///nowhere/docker.sock -p shop ps",
    "1, plan --exit-code --foo",
    "1, -f missing.yaml plan --exit-code",
    "1, -H unix:///nowhere/docker.sock -p shop status --exit-code",
  })
  void each_sort_of_failure_has_its_own_unless_one_is_asked_for(int code, String line) {
    var out = new PrintWriter(new StringWriter());
    var run = new CommandLineRun(out, new PrintWriter(err, true));

    assertThat(run.run(line.split(" "))).as(line + "\n" + err).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"up --foo", "upp", "-f missing.yaml config"})
  void all_are_1_for_who_calls_it_docker_compose(String line) {
    System.setProperty(CommandLineRun.PROGRAM, "docker-compose");
    try {
      var out = new PrintWriter(new StringWriter());
      var run = new CommandLineRun(out, new PrintWriter(err, true));

      assertThat(run.run(line.split(" "))).as(line + "\n" + err).isEqualTo(1);
    } finally {
      System.clearProperty(CommandLineRun.PROGRAM);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "usage, -p shop logs --index 1",
    "files, -f missing.yaml up -d",
    "engine-unreachable, -H unix:///nowhere/docker.sock -p shop ps",
  })
  void json_names_it(String code, String line) {
    var out = new PrintWriter(new StringWriter());
    var words = ("--progress json " + line).split(" ");

    assertThat(new CommandLineRun(out, new PrintWriter(err, true)).run(words)).isNotZero();
    assertThat(err.toString()).contains("{\"error\":true,\"code\":\"" + code + "\",\"message\":");
  }

  @ParameterizedTest
  @CsvSource({
    "usage, -p shop ps --format json --nosuch",
    "usage, -p shop ps --nosuch --format=json",
    "usage, -p shop logs --format json --index 1",
    "usage, -p shop events --json --nosuch",
    "files, -f missing.yaml config --format json",
    "engine-unreachable, -H unix:///nowhere/docker.sock -p shop ps --format json",
  })
  void so_it_does_where_the_result_is_to_be_json(String code, String line) {
    var out = new PrintWriter(new StringWriter());

    assertThat(new CommandLineRun(out, new PrintWriter(err, true)).run(line.split(" ")))
        .isNotZero();
    assertThat(err.toString()).startsWith("{\"error\":true,\"code\":\"" + code + "\",\"message\":");
    assertThat(err.toString().contains("\"diagnostics\":[{\"severity\":\"error\""))
        .isEqualTo(code.equals("files"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--progress plain -p shop ps --format json --nosuch",
        "-p shop ps --format table --nosuch",
        "-p shop exec --nosuch web --format json",
        "-H unix:///nowhere/docker.sock -p shop ps --format {{.Name}}",
      })
  void otherwise_they_are_for_people(String line) {
    var out = new PrintWriter(new StringWriter());

    assertThat(new CommandLineRun(out, new PrintWriter(err, true)).run(line.split(" ")))
        .isNotZero();
    assertThat(err.toString()).doesNotContain("{\"error\"");
  }
}
