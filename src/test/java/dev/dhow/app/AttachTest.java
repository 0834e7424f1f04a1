package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.CommitSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `attach`, and with it `commit` and `export`, which are about one running container, too.
@Timeout(20)
class AttachTest {
  private final Scene scene =
      new Scene()
          .project(
              """
              services:
                cat: {image: busybox, command: cat, stdin_open: true}
                tty: {image: busybox, command: cat, stdin_open: true, tty: true}
                deaf: {image: busybox, command: sleepy, scale: 2}
              """);

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
  void input_and_output_pass_until_the_container_ends() throws Exception {
    scene.console.type("hello").endInput();
    assertThat(attach("cat", true)).isZero();
    assertThat(scene.console.out()).isEqualTo("hello");
  }

  @Test
  void the_exit_code_is_the_containers() throws Exception {
    var running = new Scene.Running(() -> attach("deaf", false));
    scene.engine.calls().awaitCount("attach", 1);
    scene.engine.exit("shop-deaf-1", 7);
    assertThat(running.exitCode()).isEqualTo(7);
  }

  @Test
  void a_container_that_ends_before_it_is_listened_to_is_not_waited_for() throws Exception {
    scene.engine.calls().afterNext("containers", () -> scene.engine.exit("shop-deaf-1", 7));
    assertThat(attach("deaf", false)).isEqualTo(7);
  }

  @Test
  void signals_go_to_the_container_unless_it_has_a_terminal() throws Exception {
    var running = new Scene.Running(() -> attach("deaf", false));
    scene.engine.calls().awaitCount("attach", 1);
    scene.console.signal("SIGINT");
    assertThat(running.exitCode()).isEqualTo(130);
  }

  @Test
  void keys_leave_it_running_and_end_with_1() throws Exception {
    scene.console.terminal().type("x\u0010\u0011y");
    assertThat(attach("tty", true)).isOne();
    assertThat(scene.console.out()).isEqualTo("x");
    assertThat(scene.err.toString()).endsWith("read escape sequence\n");
    assertThat(scene.console.raw).isFalse();
  }

  @Test
  void a_terminal_needs_one_to_be_typed_into() throws Exception {
    assertThatThrownBy(() -> attach("tty", true)).hasMessage("the input device is not a TTY");
    scene.engine.pause(scene.engine.id("shop-cat-1"));
    assertThatThrownBy(() -> attach("cat", true))
        .hasMessage("cannot attach to a paused container, unpause it first");
  }

  @Test
  void an_image_is_made_of_the_first_container_or_the_one_that_is_named() throws Exception {
    var image = new CommitSpec("made:v1", "me", null, List.of("ENV A=1"), true);
    assertThat(new Commit(scene.workplace()).run("deaf", 2, image, false)).isZero();
    assertThat(scene.engine.archives().commits()).containsExactly(image);
    assertThat(scene.err.toString())
        .contains(" Container shop-deaf-2  Committing\n")
        .containsPattern(" Container shop-deaf-2  Committed as sha256:[0-9a-f]{64}\n");
    new Commit(scene.workplace()).run("cat", 0, image, true);
    assertThat(scene.out.toString()).isEqualTo(" Container shop-cat-1  commit  (as made:v1)\n");
    assertThat(scene.engine.archives().commits()).hasSize(1);
  }

  @Test
  void an_archive_goes_to_standard_output_or_a_file_but_not_to_a_terminal() throws Exception {
    var written = new ByteArrayOutputStream();
    var export =
        new Export(
            scene.workplace(),
            (_, content) -> {
              try {
                content.transferTo(written);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    assertThat(export.run("cat", 0, null, false)).isZero();
    assertThat(scene.console.out()).isEqualTo("all of shop-cat-1");
    assertThat(export.run("deaf", 2, Path.of("file"), false)).isZero();
    assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("all of shop-deaf-2");
    scene.engine.archives().breakOff();
    assertThatThrownBy(() -> export.run("deaf", 2, Path.of("file"), false))
        .hasMessage("the archive broke off: connection reset");
    scene.console.terminal();
    assertThatThrownBy(() -> export.run("cat", 0, null, false))
        .hasMessage("output option is required when exporting to terminal");
  }

  @Test
  void without_files_containers_tell_which_services_there_are() {
    scene.forgetFiles();
    assertThatThrownBy(() -> attach("nosuch", false))
        .isInstanceOfSatisfying(
            UsageException.class,
            problem -> {
              assertThat(problem).hasMessage("no such service: nosuch");
              assertThat(problem.hint())
                  .isEqualTo("without its files, the project has containers of cat, deaf, tty");
            });
  }

  private int attach(String service, boolean input) throws InterruptedException {
    return new Attach(scene.workplace())
        .run(new AttachOptions(service, 0, null, input, true, false));
  }
}
