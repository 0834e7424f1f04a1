package dev.dhow.engine.docker;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.dhow.engine.EngineException;
import dev.dhow.engine.ExecResult;
import dev.dhow.state.ContainerId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Runs commands in containers. Engine API, `POST /containers/{id}/exec`, `POST /exec/{id}/start`.
final class Execs {
  private static final int LONGEST_OUTPUT = 64 * 1024;

  private final Api api;
  private final ErrorMapping errors;

  Execs(Api api, ErrorMapping errors) {
    this.api = api;
    this.errors = errors;
  }

  ExecResult run(
      ContainerId container, List<String> command, @Nullable String user, Duration timeout)
      throws InterruptedException {
    var body = new Fields();
    body.put("AttachStdout", true);
    body.put("AttachStderr", true);
    body.put("Cmd", command);
    body.put("User", user);
    var id = api.post(Target.of("containers", container.value(), "exec"), body.map()).text("Id");
    var start = Target.of("exec", id, "start");
    var output = output(api.posting(start, Map.of("Detach", false, "Tty", false)).build(), timeout);
    var ended = api.get(Target.of("exec", id, "json"));
    return new ExecResult((int) ended.number("ExitCode"), output);
  }

  /// Reads on a thread of its own, which closing the answer ends.
  private String output(Request request, Duration timeout) throws InterruptedException {
    var broken = new AtomicReference<@Nullable IOException>();
    try (var response = api.open(request)) {
      var output = new ByteArrayOutputStream();
      var reader =
          Thread.ofVirtual().name("engine-exec").start(() -> read(response, output, broken));
      if (!reader.join(timeout)) {
        throw new EngineException.TimedOut(
            "the command did not end within " + timeout.toMillis() + " ms", null);
      }
      var failure = broken.get();
      if (failure != null) {
        throw errors.broken(failure);
      }
      return output.toString(StandardCharsets.UTF_8);
    }
  }

  private static void read(
      Response response,
      ByteArrayOutputStream output,
      AtomicReference<@Nullable IOException> broken) {
    var frames = new FrameReader(response.getBody(), false);
    try {
      for (var frame = frames.next(); frame != null; frame = frames.next()) {
        int room = LONGEST_OUTPUT - output.size();
        output.write(frame.bytes(), 0, Math.min(room, frame.bytes().length));
      }
    } catch (IOException e) {
      broken.set(e);
    }
  }
}
