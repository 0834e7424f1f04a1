package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.ExecSpec;
import dev.dhow.engine.WindowSize;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ExecTest {
  private final Scene scene =
      new Scene().project("services: {web: {image: busybox}, db: {image: busybox, scale: 2}}");

  @BeforeEach
  void start() throws InterruptedException {
    scene.up(UpFlags.DETACHED);
    scene.engine.calls().forget();
  }

  @AfterEach
  void end() {
    scene.close();
  }

  @Test
  void output_goes_where_it_belongs_and_the_exit_code_is_the_commands() throws Exception {
    assertThat(exec("web", "sh", "-c", "echo out; echo err >&2; exit 7")).isEqualTo(7);
    assertThat(scene.console.out()).isEqualTo("out\n");
    assertThat(scene.console.err()).isEqualTo("err\n");
  }

  @Test
  void input_reaches_the_command_to_its_end() throws Exception {
    scene.console.type("hello ").type("world").endInput();
    assertThat(exec("web", "cat")).isZero();
    assertThat(scene.console.out()).isEqualTo("hello world");
  }

  @Test
  void without_interactive_the_command_finds_no_input() throws Exception {
    scene.console.type("hello");
    assertThat(exec(new Wish("web", List.of("cat")).interactive(false))).isZero();
    assertThat(scene.console.out()).isEmpty();
    assertThat(spec().input()).isFalse();
  }

  @Test
  void streams_that_are_a_terminal_get_one_and_it_is_put_back() throws Exception {
    scene.console.terminal().size = new WindowSize(33, 101);
    assertThat(exec("web", "stty", "size")).isZero();
    assertThat(scene.console.out()).isEqualTo("33 101\r\n");
    assertThat(scene.console.rawModes).isOne();
    assertThat(scene.console.raw).isFalse();
  }

  @Test
  void piped_input_does_without_a_terminal_unless_one_is_demanded() throws Exception {
    scene.console.outputTerminal = true;
    scene.console.endInput();
    assertThat(exec("web", "cat")).isZero();
    assertThat(spec().terminal()).isFalse();
    assertThatThrownBy(() -> exec(new Wish("web", List.of("cat")).noTerminal(false)))
        .hasMessage("the input device is not a TTY");
  }

  @Test
  void no_tty_means_no_terminal() throws Exception {
    scene.console.terminal().endInput();
    assertThat(exec(new Wish("web", List.of("cat")).noTerminal(true))).isZero();
    assertThat(spec().terminal()).isFalse();
    assertThat(scene.console.rawModes).isZero();
  }

  @Test
  void keys_can_leave_the_command_alone() throws Exception {
    scene.console.terminal().type("x\u0010\u0011y");
    assertThat(exec("web", "cat")).isOne();
    assertThat(scene.console.out()).isEqualTo("x");
    assertThat(scene.err.toString()).endsWith("\nread escape sequence\n");
    assertThat(scene.console.raw).isFalse();
  }

  @Test
  void a_terminal_that_changes_its_size_tells_the_command() throws Exception {
    scene.console.terminal();
    var running = new Scene.Running(() -> exec("web", "cat"));
    scene.engine.calls().awaitCount("startCommand", 1);
    scene.console.type("a");
    scene.console.awaitOut("a");
    scene.console.resize(new WindowSize(50, 60));
    scene.engine.calls().awaitCount("resize", 1);
    scene.console.endInput();
    assertThat(running.exitCode()).isZero();
    assertThat(scene.engine.sessions().resizes()).containsExactly("50x60");
  }

  @Test
  void a_reader_that_goes_away_ends_it() {
    scene.console.outputClosed = true;
    assertThatThrownBy(() -> exec("web", "sh", "-c", "echo out; exit 3"))
        .isInstanceOf(OutputClosedException.class);
  }

  @Test
  void output_that_cannot_be_kept_is_a_failure() {
    scene.console.diskFull = true;
    assertThatThrownBy(() -> exec("web", "sh", "-c", "echo out"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("standard output cannot be written: No space left on device");
  }

  @Test
  void the_container_with_the_lowest_number_is_meant_unless_another_is_named() throws Exception {
    scene.console.endInput();
    exec("db", "true");
    exec(new Wish("db", List.of("true")).index(2));
    exec(new Wish("db", List.of("true")).index(-1));
    assertThat(scene.engine.calls().mutating())
        .extracting(Object::toString)
        .filteredOn(call -> call.contains("prepare"))
        .satisfiesExactly(
            first -> assertThat(first).contains(scene.engine.id("shop-db-1").value()),
            second -> assertThat(second).contains(scene.engine.id("shop-db-2").value()),
            third -> assertThat(third).contains(scene.engine.id("shop-db-1").value()));
    assertThatThrownBy(() -> exec(new Wish("db", List.of("true")).index(3)))
        .hasMessage("service \"db\" is not running container #3");
  }

  @Test
  void a_service_that_does_not_run_or_does_not_exist_is_named() {
    scene.engine.exit("shop-web-1", 0);
    assertThatThrownBy(() -> exec("web", "true")).hasMessage("service \"web\" is not running");
    assertThatThrownBy(() -> exec("wep", "true")).hasMessage("no such service: wep");
  }

  @Test
  void variables_are_set_and_what_is_none_is_refused() throws Exception {
    scene.console.endInput();
    exec(new Wish("web", List.of("true")).environment(List.of("A=1", "B=x=y", "UNKNOWN")));
    assertThat(spec().environment()).containsExactly("A=1", "B=x=y");
    assertThatThrownBy(() -> exec(new Wish("web", List.of("true")).environment(List.of("=x"))))
        .isInstanceOf(UsageException.class);
  }

  @Test
  void detached_it_is_only_started() throws Exception {
    assertThat(exec(new Wish("web", List.of("sh", "-c", "exit 3")).detach(true))).isZero();
    assertThat(scene.engine.calls().count("startDetached")).isOne();
    assertThat(scene.engine.calls().count("startCommand")).isZero();
  }

  @Test
  void a_dry_run_says_where_and_runs_nothing() throws Exception {
    assertThat(exec(new Wish("web", List.of("rm", "-rf", "/")).dryRun(true))).isZero();
    assertThat(scene.out.toString()).isEqualTo(" Container shop-web-1  exec  (rm -rf /)\n");
    assertThat(scene.engine.sessions().commands()).isEmpty();
  }

  @Test
  void a_connection_that_cannot_be_made_is_told() {
    var lost = new EngineException.Unreachable("gone", null, null);
    scene.engine.calls().failNext("startCommand", lost);
    assertThatThrownBy(() -> exec("web", "true")).isSameAs(lost);
  }

  private ExecSpec spec() {
    return scene.engine.sessions().commands().getLast();
  }

  private int exec(String service, String... command) throws InterruptedException {
    return exec(new Wish(service, List.of(command)));
  }

  private int exec(Wish wish) throws InterruptedException {
    return new Exec(scene.workplace()).run(wish.options());
  }

  /// What is asked for beyond the usual.
  private record Wish(ExecOptions options) {

    Wish(String service, List<String> command) {
      this(
          new ExecOptions(
              service, command, false, List.of(), 0, true, null, false, null, null, false));
    }

    Wish interactive(boolean value) {
      return with(value, options.noTerminal(), options.detach(), options.index());
    }

    Wish noTerminal(@Nullable Boolean value) {
      return with(options.interactive(), value, options.detach(), options.index());
    }

    Wish detach(boolean value) {
      return with(options.interactive(), options.noTerminal(), value, options.index());
    }

    Wish index(int value) {
      return with(options.interactive(), options.noTerminal(), options.detach(), value);
    }

    Wish environment(List<String> environment) {
      return new Wish(
          new ExecOptions(
              options.service(),
              options.command(),
              false,
              environment,
              0,
              true,
              null,
              false,
              null,
              null,
              false));
    }

    Wish dryRun(boolean value) {
      return new Wish(
          new ExecOptions(
              options.service(),
              options.command(),
              false,
              List.of(),
              0,
              true,
              null,
              false,
              null,
              null,
              value));
    }

    private Wish with(
        boolean interactive, @Nullable Boolean noTerminal, boolean detach, int index) {
      return new Wish(
          new ExecOptions(
              options.service(),
              options.command(),
              detach,
              options.environment(),
              index,
              interactive,
              noTerminal,
              false,
              null,
              null,
              false));
    }
  }
}
