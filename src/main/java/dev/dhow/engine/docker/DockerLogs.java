package dev.dhow.engine.docker;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.dhow.engine.LogRequest;
import dev.dhow.engine.LogStream;
import dev.dhow.state.ContainerId;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A container's output. Engine API, `GET /containers/{id}/logs`.
final class DockerLogs implements LogStream {
  private static final String RAW = "application/vnd.docker.raw-stream";

  private final Response response;
  private final FrameReader frames;
  private final ErrorMapping errors;
  private volatile boolean closed;

  private DockerLogs(Response response, boolean raw, ErrorMapping errors) {
    this.response = response;
    this.frames = new FrameReader(response.getBody(), raw);
    this.errors = errors;
  }

  static LogStream open(Api api, ErrorMapping errors, ContainerId container, LogRequest request)
      throws InterruptedException {
    boolean told = api.version().isAtLeast(42);
    boolean raw = !told && hasTerminal(api, container);
    var tail = request.tail();
    var target =
        Target.of("containers", container.value(), "logs")
            .with("stdout", 1)
            .with("stderr", 1)
            .with("timestamps", 1)
            .with("follow", request.follow() ? 1 : null)
            .with("since", moment(request.since()))
            .with("until", moment(request.until()))
            .with("tail", tail == null ? "all" : tail);
    var response = api.open(api.request("GET", target).build());
    return new DockerLogs(
        response, told ? RAW.equals(response.getHeader("Content-Type")) : raw, errors);
  }

  /// Engines before 23 do not say how they stream.
  private static boolean hasTerminal(Api api, ContainerId container) throws InterruptedException {
    var target = Target.of("containers", container.value(), "json");
    return api.get(target).at("Config").flag("Tty");
  }

  static @Nullable String moment(@Nullable Instant instant) {
    return instant == null
        ? null
        : "%d.%09d".formatted(instant.getEpochSecond(), instant.getNano());
  }

  @Override
  public @Nullable Frame next() throws InterruptedException {
    try {
      var frame = frames.next();
      return closed ? null : frame;
    } catch (IOException e) {
      if (closed) {
        return null;
      }
      throw errors.broken(e);
    }
  }

  @Override
  public boolean hasArrived() {
    return frames.hasArrived();
  }

  @Override
  public void close() {
    closed = true;
    response.close();
  }
}
