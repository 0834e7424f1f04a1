package dev.dhow.engine.docker;

import dev.dhow.engine.Dialogue;
import dev.dhow.engine.ExecSpec;
import dev.dhow.engine.Sessions;
import dev.dhow.engine.WindowSize;
import dev.dhow.state.ContainerId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

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
    return new DockerDialogue(api.takeOver(request), spec.terminal(), errors);
  }

  /// Engines before 23 are told by [#resize] alone.
  private void putSize(Fields body, ExecSpec spec) throws InterruptedException {
    var window = spec.window();
    if (window != null && api.version().isAtLeast(SIZE_AT_START)) {
      body.put("ConsoleSize", List.of(window.rows(), window.columns()));
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

  private void resize(Target target, WindowSize size) throws InterruptedException {
    var sized = target.with("h", size.rows()).with("w", size.columns());
    api.open(api.request("POST", sized).build()).close();
  }

  @Override
  public Optional<String> detachKeys() {
    return Optional.of(detachKeys.get()).filter(keys -> !keys.isEmpty());
  }
}
