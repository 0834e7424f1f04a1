package dev.dhow.engine.docker;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.dhow.engine.EngineEvent;
import dev.dhow.engine.EventStream;
import dev.dhow.engine.docker.json.Json;
import dev.dhow.model.ProjectName;
import dev.dhow.spec.Labels;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Events of a project's containers. Engine API, `GET /events`.
final class DockerEvents implements EventStream {
  private final Response response;
  private final Json.Values values;
  private final ErrorMapping errors;
  private volatile boolean closed;

  private DockerEvents(Response response, Json.Values values, ErrorMapping errors) {
    this.response = response;
    this.values = values;
    this.errors = errors;
  }

  /// Opens the stream.
  ///
  /// @param since by the engine's clock, as early as now: the engine sends the head of its answer
  ///   before it subscribes us, and what happens in between would be missed
  /// @param until when the stream ends; null for never
  static EventStream open(
      Api api,
      ErrorMapping errors,
      ProjectName project,
      @Nullable Instant since,
      @Nullable Instant until)
      throws InterruptedException {
    var target =
        Target.of("events")
            .with("since", DockerLogs.moment(since))
            .with("until", DockerLogs.moment(until))
            .filtered(
                Map.of(
                    "type", List.of("container"),
                    // What others make of an image of the project has its labels, too.
                    "label", List.of(Labels.PROJECT + "=" + project.value(), Labels.CONFIG_HASH)));
    var response = api.open(api.request("GET", target).build());
    return new DockerEvents(response, Json.stream(response.getBody()), errors);
  }

  @Override
  public @Nullable EngineEvent next() throws InterruptedException {
    try {
      var event = values.next();
      return event == null || closed ? null : Observations.event(event);
    } catch (IOException e) {
      if (closed) {
        return null;
      }
      throw errors.broken(e);
    }
  }

  @Override
  public void close() {
    closed = true;
    response.close();
  }
}
