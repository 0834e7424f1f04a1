package dev.dhow.engine.docker;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.dhow.model.Entries;
import dev.dhow.model.Hook;
import dev.dhow.state.ContainerId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// Runs hooks in containers. Engine API, `POST /containers/{id}/exec`, `POST /exec/{id}/start`.
final class Hooks {
  private static final int LONGEST_LINE = 16 * 1024;

  private final Api api;
  private final ErrorMapping errors;

  Hooks(Api api, ErrorMapping errors) {
    this.api = api;
    this.errors = errors;
  }

  int run(ContainerId container, Hook hook, Consumer<String> output) throws InterruptedException {
    var target = Target.of("containers", container.value(), "exec");
    var id = api.post(target, body(hook)).text("Id");
    var start = Target.of("exec", id, "start");
    var request = api.posting(start, Map.of("Detach", false, "Tty", false)).build();
    try (var response = api.open(request)) {
      read(response, output);
    } catch (IOException e) {
      throw errors.broken(e);
    }
    return (int) api.get(Target.of("exec", id, "json")).number("ExitCode");
  }

  private static Map<String, Object> body(Hook hook) {
    var body = new Fields();
    body.put("AttachStdout", true);
    body.put("AttachStderr", true);
    body.put("Cmd", Objects.requireNonNullElse(hook.command(), List.of()));
    body.put("User", hook.user());
    body.put("Privileged", hook.privileged() ? true : null);
    body.put("WorkingDir", hook.workingDir());
    // One without a value takes the container's variable away.
    var environment =
        Entries.of(hook.environment())
            .map(each ->
                each.getValue() == null ? each.getKey() : each.getKey() + "=" + each.getValue())
            .toList();
    body.put("Env", environment.isEmpty() ? null : environment);
    return body.map();
  }

  private static void read(Response response, Consumer<String> output) throws IOException {
    var frames = new FrameReader(response.getBody(), false);
    var lines = new Lines(output);
    for (var frame = frames.next(); frame != null; frame = frames.next()) {
      lines.add(frame.bytes());
    }
    lines.end();
  }

  /// Cuts what is written into lines.
  private static final class Lines {
    private final Consumer<String> output;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Lines(Consumer<String> output) {
      this.output = output;
    }

    void add(byte[] bytes) {
      for (byte each : bytes) {
        if (each == '\n') {
          tell();
        } else if (line.size() < LONGEST_LINE) {
          line.write(each);
        }
      }
    }

    void end() {
      if (line.size() > 0) {
        tell();
      }
    }

    private void tell() {
      output.accept(line.toString(StandardCharsets.UTF_8).stripTrailing());
      line.reset();
    }
  }
}
