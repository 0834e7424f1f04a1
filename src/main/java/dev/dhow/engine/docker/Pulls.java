package dev.dhow.engine.docker;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.dhow.engine.EngineException;
import dev.dhow.engine.Progress;
import dev.dhow.engine.docker.json.Json;
import dev.dhow.engine.docker.registry.Credentials;
import dev.dhow.engine.docker.registry.Reference;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Pulls images. Engine API, `POST /images/create`.
final class Pulls {
  private static final int NOT_FOUND = 404;
  private static final int IN_STREAM = 0;

  private final Api api;
  private final ErrorMapping errors;
  private final Credentials credentials;

  Pulls(Api api, ErrorMapping errors, Credentials credentials) {
    this.api = api;
    this.errors = errors;
    this.credentials = credentials;
  }

  void pull(String image, @Nullable String platform, Consumer<Progress> progress)
      throws InterruptedException {
    var reference = Reference.parse(image);
    var target =
        Target.of("images", "create")
            .with("fromImage", reference.name())
            .with("tag", reference.tagOrDigest())
            .with("platform", platform);
    var login = credentials.of(reference.registry());
    var header = login.header();
    Map<String, String> headers = header == null ? Map.of() : Map.of("X-Registry-Auth", header);
    try (var response = send(image, platform, target, headers);
        var messages = Json.stream(response.getBody())) {
      for (var message = messages.next(); message != null; message = messages.next()) {
        tell(image, platform, message, progress);
      }
    } catch (EngineException.ImageUnavailable e) {
      throw login.explained(e);
    } catch (IOException e) {
      throw errors.broken(e);
    }
  }

  private Response send(
      String image, @Nullable String platform, Target target, Map<String, String> headers)
      throws InterruptedException {
    try {
      return api.send(target, headers, null);
    } catch (EngineException.NotFound e) {
      throw errors.pullFailed(image, platform, NOT_FOUND, String.valueOf(e.getMessage()), null);
    } catch (EngineException.Refused e) {
      throw errors.pullFailed(
          image, platform, e.status(), String.valueOf(e.getMessage()), e.retryAfter());
    }
  }

  private void tell(
      String image, @Nullable String platform, Json message, Consumer<Progress> progress) {
    var error = message.text("error");
    if (!error.isEmpty()) {
      throw errors.pullFailed(image, platform, IN_STREAM, error, null);
    }
    var id = message.text("id");
    if (!id.isEmpty()) {
      var detail = message.at("progressDetail");
      progress.accept(
          new Progress.Layer(
              id, message.text("status"), detail.number("current"), detail.number("total")));
    }
  }
}
