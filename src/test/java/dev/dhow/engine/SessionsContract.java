package dev.dhow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.LogStream.Channel;
import dev.dhow.state.ContainerId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// How every engine lets one talk with processes in its containers.
public abstract class SessionsContract extends EngineStreamContract {

  private ContainerId running() throws InterruptedException {
    return run(service("web").build());
  }

  private static ExecSpec command(boolean input, @Nullable WindowSize window, String... words) {
    return new ExecSpec(List.of(words), List.of(), null, null, false, input, window, null);
  }

  @Test
  void a_command_says_what_it_says_by_stream_and_ends_with_its_code() throws InterruptedException {
    var spec = command(false, null, "sh", "-c", "echo out; echo err >&2; exit 7");
    var id = engine.sessions().prepare(running(), spec);
    try (var dialogue = engine.sessions().start(id, spec)) {
      var said = heard(dialogue);
      assertThat(said.out()).isEqualTo("out\n");
      assertThat(said.err()).isEqualTo("err\n");
    }
    assertThat(engine.sessions().exitCode(id)).isEqualTo(7);
  }

  @Test
  void a_command_hears_its_input_to_the_end() throws InterruptedException, IOException {
    var spec = command(true, null, "cat");
    var id = engine.sessions().prepare(running(), spec);
    try (var dialogue = engine.sessions().start(id, spec)) {
      dialogue.write("xhello\n".getBytes(StandardCharsets.UTF_8), 1, 6);
      dialogue.endInput();
      assertThat(heard(dialogue).out()).isEqualTo("hello\n");
    }
    assertThat(engine.sessions().exitCode(id)).isZero();
  }

  @Test
  void without_an_input_there_is_nothing_to_hear() throws InterruptedException {
    var spec = command(false, null, "cat");
    var id = engine.sessions().prepare(running(), spec);
    try (var dialogue = engine.sessions().start(id, spec)) {
      assertThat(heard(dialogue).out()).isEmpty();
    }
  }

  /// A command that tells the size of its terminal.
  protected String[] terminalSize() {
    return new String[] {"stty", "size"};
  }

  @Test
  void a_terminal_has_the_size_it_is_given() throws InterruptedException {
    var spec = command(true, new WindowSize(33, 101), terminalSize());
    var id = engine.sessions().prepare(running(), spec);
    try (var dialogue = engine.sessions().start(id, spec)) {
      assertThat(heard(dialogue).out()).isEqualTo("33 101\r\n");
    }
  }

  /// The exit code of a command that is not there.
  protected int notThere() {
    return 127;
  }

  @Test
  void what_does_not_exist_ends_with_a_code_of_its_own() throws InterruptedException {
    var spec = command(false, null, "nosuch");
    var id = engine.sessions().prepare(running(), spec);
    try (var dialogue = engine.sessions().start(id, spec)) {
      assertThat(heard(dialogue).out()).contains("\"nosuch\": executable file not found");
    }
    assertThat(engine.sessions().exitCode(id)).isEqualTo(notThere());
  }

  @Test
  void closing_a_dialogue_ends_it() throws InterruptedException {
    var spec = command(true, null, "sleep", "30");
    var id = engine.sessions().prepare(running(), spec);
    var dialogue = engine.sessions().start(id, spec);
    dialogue.close();
    assertThat(dialogue.next()).isNull();
  }

  @Test
  void a_container_has_to_run() throws InterruptedException {
    var id = engine.create(service("web").build());
    assertThatThrownBy(() -> engine.sessions().prepare(id, command(false, null, "true")))
        .isInstanceOf(EngineException.Conflict.class);
  }

  @Test
  void a_container_is_attached_to_before_it_starts_and_its_end_awaited() throws Exception {
    var spec = service("web").command("sh", "-c", "echo out; echo err >&2; exit 7").build();
    var id = engine.create(spec);
    try (var ending = engine.sessions().ending(id, Ending.Kind.NEXT);
        var dialogue = engine.sessions().attach(id, false, false, null)) {
      engine.start(id);
      var said = heard(dialogue);
      assertThat(said.out()).isEqualTo("out\n");
      assertThat(said.err()).isEqualTo("err\n");
      assertThat(ending.await()).isEqualTo(7);
    }
    try (var last = engine.sessions().ending(id, Ending.Kind.CURRENT)) {
      assertThat(last.await()).isEqualTo(7);
    }
  }

  @Test
  void closing_ends_the_waiting_for_an_end() throws Exception {
    var ending = engine.sessions().ending(running(), Ending.Kind.CURRENT);
    var waiter = new CompletableFuture<Throwable>();
    Thread.ofPlatform()
        .start(() -> {
          try {
            ending.await();
          } catch (Exception e) {
            waiter.complete(e);
          }
        });
    ending.close();
    assertThat(waiter.get(60, TimeUnit.SECONDS)).isInstanceOf(EngineException.class);
  }

  protected static Said heard(Dialogue dialogue) throws InterruptedException {
    var out = new StringBuilder();
    var err = new StringBuilder();
    for (var frame = dialogue.next(); frame != null; frame = dialogue.next()) {
      (frame.channel() == Channel.OUT ? out : err)
          .append(new String(frame.bytes(), StandardCharsets.UTF_8));
    }
    return new Said(out.toString(), err.toString());
  }

  /// What a process said.
  protected record Said(String out, String err) {}
}
