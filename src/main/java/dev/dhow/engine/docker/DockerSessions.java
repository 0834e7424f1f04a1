package dev.dhow.engine.docker;

import dev.dhow.engine.Dialogue;
import dev.dhow.engine.Ending;
import dev.dhow.engine.EngineException;
import dev.dhow.engine.ExecSpec;
import dev.dhow.engine.Sessions;
import dev.dhow.engine.WindowSize;
import dev.dhow.state.ContainerId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Talks with processes in containers. Engine API, `POST /containers/{id}/exec` and `/exec/{id}`.
final class DockerSessions implements Sessions {
  private static final int SIZE_AT_START = 42;

  private final Api api;
  private final ErrorMapping errors;
  private final Supplier<String> detachKeys;

  /// @param detachKeys those of the user's configuration, empty text for none
  DockerSessions(Api api, ErrorMapping errors, Supplier<String> detachKeys) {
    this.api = api;
    this.errors = errors;
    this.detachKeys = detachKeys;
  }

  @Override
  public String prepare(ContainerId container, ExecSpec command) throws InterruptedException {
    var body = new Fields();
    body.put("AttachStdin", command.input());
    body.put("AttachStdout", true);
    body.put("AttachStderr", true);
    body.put("Tty", command.terminal());
    body.put("Cmd", command.command());
    body.put("Env", command.environment());
    body.put("User", command.user());
    body.put("WorkingDir", command.workingDirectory());
    body.put("Privileged", command.privileged());
    body.put("DetachKeys", command.detachKeys());
    putSize(body, command);
    return api.post(Target.of("containers", container.value(), "exec"), body.map()).text("Id");
  }

  @Override
  public Dialogue start(String command, ExecSpec spec) throws InterruptedException {
    var body = new Fields();
    body.put("Detach", false);
    body.put("Tty", spec.terminal());
    putSize(body, spec);
    var request = api.posting(Target.of("exec", command, "start"), body.map()).build();
    var dialogue = new DockerDialogue(api.takeOver(request), spec.terminal(), errors);
    var window = spec.window();
    if (window != null && !api.version().isAtLeast(SIZE_AT_START)) {
      Thread.ofVirtual().name("size").start(() -> resizeOnceStarted(command, window));
    }
    return dialogue;
  }

  private void putSize(Fields body, ExecSpec spec) throws InterruptedException {
    var window = spec.window();
    if (window != null && api.version().isAtLeast(SIZE_AT_START)) {
      body.put("ConsoleSize", List.of(window.rows(), window.columns()));
    }
  }

  /// Engines before 23 are told so alone, and answer when the command has been started.
  private void resizeOnceStarted(String command, WindowSize window) {
    try {
      resize(command, window);
    } catch (EngineException e) {
      LoggerFactory.getLogger(DockerSessions.class)
          .debug("the command has ended before it was told how large its terminal is", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // nobody knows the thread; it just ends
    }
  }

  @Override
  public void startDetached(String command) throws InterruptedException {
    var body = Map.of("Detach", true, "Tty", false);
    api.open(api.posting(Target.of("exec", command, "start"), body).build()).close();
  }

  @Override
  public int exitCode(String command) throws InterruptedException {
    return (int) api.get(Target.of("exec", command, "json")).number("ExitCode");
  }

  @Override
  public void resize(String command, WindowSize size) throws InterruptedException {
    resize(Target.of("exec", command, "resize"), size);
  }

  @Override
  public Dialogue attach(
      ContainerId container, boolean input, boolean terminal, @Nullable String detachKeys)
      throws InterruptedException {
    var target =
        Target.of("containers", container.value(), "attach")
            .with("stream", 1)
            .with("stdin", input ? 1 : null)
            .with("stdout", 1)
            .with("stderr", 1)
            .with("detachKeys", detachKeys);
    var taken = api.takeOver(api.request("POST", target).build());
    return new DockerDialogue(taken, terminal, errors);
  }

  @Override
  public Ending ending(ContainerId container, Ending.Kind kind) throws InterruptedException {
    var target =
        Target.of("containers", container.value(), "wait").with("condition", condition(kind));
    return new DockerEnding(api.open(api.request("POST", target).build()), errors);
  }

  private static String condition(Ending.Kind kind) {
    return switch (kind) {
      case NEXT -> "next-exit";
      case REMOVAL -> "removed";
      case CURRENT -> "not-running";
    };
  }

  @Override
  public void resize(ContainerId container, WindowSize size) throws InterruptedException {
    resize(Target.of("containers", container.value(), "resize"), size);
  }

  private void resize(Target target, WindowSize size) throws InterruptedException {
    var sized = target.with("h", size.rows()).with("w", size.columns());
    api.open(api.request("POST", sized).build()).close();
  }

  @Override
  public Optional<String> detachKeys() {
    return Optional.of(detachKeys.get()).filter(keys -> !keys.isEmpty());
  }
}
