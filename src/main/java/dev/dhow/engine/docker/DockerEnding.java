package dev.dhow.engine.docker;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.dhow.engine.Ending;
import dev.dhow.engine.EngineException;
import dev.dhow.engine.docker.json.Json;
import java.io.EOFException;
import java.io.IOException;

/// An answer that comes when a container has ended. Engine API, `POST /containers/{id}/wait`.
final class DockerEnding implements Ending {
  private static final int NO_ERROR = 200;

  private final Response answer;
  private final ErrorMapping errors;

  DockerEnding(Response answer, ErrorMapping errors) {
    this.answer = answer;
    this.errors = errors;
  }

  @Override
  public int await() throws InterruptedException {
    try {
      var end = Json.read(answer.getBody());
      var problem = end.at("Error").text("Message");
      if (!problem.isEmpty()) {
        throw new EngineException.Refused(NO_ERROR, problem, null);
      }
      if (!end.at("StatusCode").isPresent()) {
        throw errors.broken(new EOFException("it ended before the container did"));
      }
      return (int) end.number("StatusCode");
    } catch (IOException e) {
      throw errors.broken(e);
    }
  }

  @Override
  public void close() {
    answer.close();
  }
}
