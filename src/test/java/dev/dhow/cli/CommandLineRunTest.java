package dev.dhow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.load.FolderOutsideProjects;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    assertThat(run("up", "--detatch")).isEqualTo(2);
    assertThat(err.toString())
        .contains("unknown flag: --detatch")
        .contains("did you mean --detach?")
        .contains("See 'dhow up --help'.");
  }

  @Test
  void an_unknown_command_is_named_with_what_may_have_been_meant() {
    assertThat(run("pss")).isEqualTo(2);
    assertThat(err.toString()).contains("unknown command: pss").contains("did you mean ps?");
  }

  @Test
  void a_command_that_is_not_there_yet_says_so() {
    assertThat(run("publish", "web")).isEqualTo(2);
    assertThat(err.toString()).startsWith("error: dhow does not publish projects");
  }

  @ParameterizedTest
  @CsvSource({
    "-h down -v, Usage: dhow down",
    "--help -p shop -f nothing.yaml up, Usage: dhow up",
    "-h nonsense, Usage: dhow [OPTIONS] COMMAND",
    "--version down, dhow version"
  })
  void what_only_tells_something_runs_no_command_behind_it(String line, String told) {
    assertThat(run(line.split(" ", -1))).isZero();
    assertThat(out.toString()).startsWith(told);
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"version --help=false", "--help=false version", "-h=f version", "version -h -h=0"})
  void help_that_is_not_wanted_is_not_shown(String line) {
    assertThat(run(line.split(" ", -1))).isZero();
    assertThat(out.toString()).startsWith("dhow version");
  }

  @Test
  void beside_help_that_is_not_wanted_an_unknown_flag_is_one() {
    assertThat(run("version", "--help=false", "--formta=json")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("error: unknown flag: --formta")
        .contains("did you mean --format?");
    assertThat(run("--help=false", "--bogus", "version")).isEqualTo(2);
    assertThat(err.toString()).contains("error: unknown flag: --bogus");
  }

  @Test
  void flags_that_contradict_each_other_are_refused() {
    assertThat(run("up", "--build", "--no-build")).isEqualTo(2);
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
  void images_are_named_as_the_old_compose_did_by_flag_or_variable(@TempDir Path folder)
      throws IOException {
    var file = folder.resolve("compose.yaml");
    Files.writeString(file, "name: shop\nservices: {web: {build: .}}\n");
    assertThat(run("-f", file.toString(), "--compatibility", "config", "--images")).isZero();
    assertThat(run("-f", file.toString(), "config", "--images")).isZero();
    Files.writeString(folder.resolve(".env"), "COMPOSE_COMPATIBILITY=1\n");
    assertThat(run("-f", file.toString(), "config", "--images")).isZero();
    assertThat(out.toString()).isEqualTo("shop_web\nshop-web\nshop_web\n");
  }

  @Test
  void config_fills_nothing_in_under_the_compatibility_flag_but_does_under_the_variable(
      @TempDir Path folder) throws IOException {
    var file = folder.resolve("compose.yaml");
    Files.writeString(file, "name: shop\nservices: {web: {image: nginx}}\n");
    assertThat(run("-f", file.toString(), "--compatibility", "config")).isZero();
    assertThat(out.toString()).isEqualTo("name: shop\nservices:\n  web:\n    image: nginx\n");
    Files.writeString(folder.resolve(".env"), "COMPOSE_COMPATIBILITY=1\n");
    assertThat(run("-f", file.toString(), "config")).isZero();
    assertThat(out.toString()).contains("name: shop_default");
  }

  @Test
  void a_mistake_never_shows_a_stack_trace(
      @TempDir(factory = FolderOutsideProjects.class) Path empty) {
    assertThat(run("--project-directory", empty.toString(), "config", "-q")).isEqualTo(3);
    assertThat(err.toString()).doesNotContain("\tat ");
  }

  @Test
  void an_output_file_that_cannot_be_written_is_no_defect(@TempDir Path folder) throws IOException {
    var target = folder.resolve("missing/out.yaml");
    assertThat(run("-f", shop(folder), "config", "-o", target.toString())).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo("error: cannot write " + target + ": there is no such folder\n");
  }

  @Test
  void a_command_without_a_name_is_told_as_such() {
    assertThat(run("")).isEqualTo(2);
    assertThat(run("version", "")).isEqualTo(2);
    assertThat(err.toString())
        .contains("error: unknown command: \"\"\n")
        .contains("error: dhow version takes no arguments: \"\"\n");
  }

  @ParameterizedTest
  @CsvSource({
    "down -t -5",
    "stop -t 0x1",
    "up --wait-timeout=-1",
    "down --rmi=",
    "up --exit-code-from=",
    "ps --filter=",
    "ls --filter=",
    "images --format=",
    "events --since= --until=",
    "kill -s sigusr1",
    "kill -s RTMIN+3",
    "kill -s 9",
    "kill -s=",
    "logs --tail=",
    "logs --tail=-5",
    "--ansi= --progress= --log-level= ps",
  })
  void what_docker_compose_takes_is_taken(String line, @TempDir Path folder) throws IOException {
    var nobody = "unix://" + folder.resolve("docker.sock");
    var words = new ArrayList<>(List.of("-H", nobody, "-f", shop(folder)));
    words.addAll(List.of(line.split(" ", -1)));
    assertThat(run(words.toArray(String[]::new))).isEqualTo(4);
  }

  @Test
  void an_empty_service_is_no_service(@TempDir Path folder) throws IOException {
    for (var command : List.of("up", "ps", "logs", "pull", "build", "config")) {
      assertThat(run("-f", shop(folder), command, "")).isEqualTo(2);
    }
    assertThat(run("-p", "shop", "down", "")).isEqualTo(2);
    assertThat(err.toString().lines().filter(line -> line.equals("error: no such service: \"\"")))
        .hasSize(7);
  }

  @Test
  void an_empty_project_name_counts_as_none(
      @TempDir(factory = FolderOutsideProjects.class) Path empty) {
    assertThat(run("--project-directory", empty.toString(), "-p", "", "ps")).isEqualTo(3);
    assertThat(err.toString()).doesNotContain("defect");
  }

  @Test
  void a_name_that_no_project_can_have_is_refused_without_files() {
    assertThat(run("-p", "my shop", "ps")).isEqualTo(2);
    assertThat(err.toString())
        .contains("error: `my shop` (-p) cannot name a project")
        .contains("hint: use lower-case letters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          up -x                      | error: unknown flag: -x; See *dhow up --help*.
          --foo ps                   | error: unknown flag: --foo; See *dhow --help*.
          --foo unix:///x ps         | error: unknown flag: --foo; See *dhow --help*.
          up --detatch=true          | error: unknown flag: --detatch; hint: did you mean --detach?; See *dhow up --help*.
          up --manu                  | error: unknown flag: --manu; hint: did you mean --menu?; See *dhow up --help*.
          up -f x                    | error: unknown flag: -f; hint: it goes before the command: dhow -f … up; See *dhow up --help*.
          ps --profile a             | error: unknown flag: --profile; hint: it goes before the command: dhow --profile … ps; See *dhow ps --help*.
          -d up                      | error: unknown flag: -d; hint: it goes behind the command: dhow COMMAND -d; See *dhow --help*.
          ps --filter                | error: --filter needs a value: --filter FILTER; See *dhow ps --help*.
          ps --all=x                 | error: --all takes true or false, not x; See *dhow ps --help*.
          up -tx                     | error: --timeout takes a whole number, not x; See *dhow up --help*.
          --parallel x ps            | error: --parallel takes a whole number, not x; See *dhow --help*.
          version foo                | error: dhow version takes no arguments: foo; See *dhow version --help*.
          help pss                   | error: unknown command: pss; hint: did you mean ps?
          -- ps                      | error: -- stands before the command; hint: leave it out: dhow ps
          - ps                       | error: unknown command: -; hint: see dhow --help
          -H unix:///x --context y ps | error: --host and --context are incompatible; See *dhow --help*.
          --no-ansi --ansi never ps  | error: --no-ansi and --ansi are incompatible; See *dhow --help*.
          up --timeout=99999999999   | error: --timeout takes a whole number up to 2147483647, not 99999999999; See *dhow up --help*.
          up --timeout=              | error: --timeout takes a whole number, not an empty value; See *dhow up --help*.
          ps --all=                  | error: --all takes true or false, not an empty value; See *dhow ps --help*.
          ps --status=               | error: --status takes created, running, paused, restarting, removing, exited or dead, not an empty value; See *dhow ps --help*.
          ps --filter=name=web       | error: --filter takes status=STATUS, not name=web; See *dhow ps --help*.
          ps --filter=status=        | error: --status takes created, running, paused, restarting, removing, exited or dead, not an empty value; See *dhow ps --help*.
          logs --tail=few            | error: --tail takes a number of lines or all, not few; See *dhow logs --help*.
          kill -s FOO                | error: --signal takes the name or number of a signal, such as SIGHUP or 1, not FOO; See *dhow kill --help*.
          kill -s 0                  | error: --signal takes the name or number of a signal, such as SIGHUP or 1, not 0; See *dhow kill --help*.
          down --rmi=some            | error: --rmi takes local or all, not some; See *dhow down --help*.
          scale web=                 | error: scale takes SERVICE=N with a whole number, such as web=3, not web=; See *dhow scale --help*.
          up --scale=                | error: --scale takes SERVICE=N with a whole number, such as web=3, not an empty value; See *dhow up --help*.
          --ansi=foo ps              | error: --ansi takes never, always or auto, not foo; See *dhow --help*.
          """)
  void a_command_line_that_makes_no_sense_is_explained(String line, String told) {
    assertThat(run(line.split(" "))).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo(told.replace("; ", "\n").replace('*', '\''));
  }

  @Test
  void errors_are_json_where_progress_is() {
    assertThat(run("--progress", "json", "up", "--detatch")).isEqualTo(2);
    assertThat(run("--progress=json", "pss")).isEqualTo(2);
    assertThat(run("--progress", "json", "--ansi", "blue", "ps")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly(
            "{\"error\":true,\"code\":\"usage\",\"message\":\"unknown flag: --detatch\","
                + "\"hint\":\"did you mean --detach?\"}",
            "{\"error\":true,\"code\":\"usage\",\"message\":\"unknown command: pss\","
                + "\"hint\":\"did you mean ps?\"}",
            "{\"error\":true,\"code\":\"usage\",\"message\":\"--ansi takes never, always or auto,"
                + " not blue\"}");
  }

  @Test
  void a_service_that_is_not_there_is_a_mistake_of_the_command_line(@TempDir Path folder)
      throws IOException {
    assertThat(run("-f", shop(folder), "config", "wbe")).isEqualTo(2);
    assertThat(run("-f", shop(folder), "up", "-d", "wbe")).isEqualTo(2);
    assertThat(err.toString()).contains("no such service: wbe");
  }

  @Test
  void the_engine_can_be_named_by_a_flag() {
    assertThat(run("-H", "unix:///nowhere/docker.sock", "-p", "shop", "ps")).isEqualTo(4);
    assertThat(err.toString())
        .contains("no container engine answers at unix:///nowhere/docker.sock (-H)");
  }

  @Test
  void help_can_be_asked_for_by_a_command() {
    assertThat(run("help", "up")).isZero();
    assertThat(out.toString()).startsWith("Usage: dhow up [OPTIONS] [SERVICE...]");
  }

  @Test
  void flags_of_old_still_work_and_are_told(@TempDir Path folder) throws IOException {
    var nobody = "unix://" + folder.resolve("docker.sock");
    run("-H", nobody, "-p", "shop", "down", "--volume");
    run("-H", nobody, "--workdir", folder.toString(), "-f", shop(folder), "--no-ansi", "up", "--y");
    run("-H", nobody, "-f", shop(folder), "pull", "--parallel", "--no-parallel");
    run("-H", nobody, "-f", shop(folder), "build", "--progress", "json", "--compress");
    assertThat(err.toString())
        .contains("`--volume` is deprecated\n  hint: use --volumes")
        .contains("`--workdir` is deprecated\n  hint: use --project-directory")
        .contains("`--no-ansi` is deprecated\n  hint: use --ansi never")
        .contains("`--y` is deprecated\n  hint: use --yes")
        .contains("`--parallel` is deprecated\n  hint: leave it out: it has no effect")
        .contains("`--no-parallel` is deprecated\n  hint: use --parallel N before pull")
        .contains("\"message\":\"`build --progress` is deprecated\"");
  }

  @Test
  void warnings_about_files_are_json_where_progress_is(@TempDir Path folder) throws IOException {
    var file = folder.resolve("compose.yaml");
    Files.writeString(file, "version: '3'\nservices: {a: {image: b}}\n");
    assertThat(run("-f", file.toString(), "--progress", "json", "config", "-q")).isZero();
    assertThat(err.toString())
        .startsWith("{\"warning\":true,\"code\":\"obsolete\",\"message\":")
        .contains("\"place\":\"")
        .contains("compose.yaml:1:10\"");
  }

  private static String shop(Path folder) throws IOException {
    var file = folder.resolve("compose.yaml");
    return Files.writeString(file, "services: {web: {image: nginx}}\n").toString();
  }

  private int run(String... args) {
    return new CommandLineRun(new PrintWriter(out, true), new PrintWriter(err, true)).run(args);
  }
}
