package dev.dhow.engine.docker;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.Progress;
import dev.dhow.engine.docker.json.Json;
import dev.dhow.engine.docker.registry.Credentials;
import dev.dhow.engine.docker.registry.Reference;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/// Sends images to their registries. Engine API, `POST /images/{name}/push`.
final class Pushes {
  private static final int NOT_FOUND = 404;
  private static final int IN_STREAM = 0;

  /// The engine wants the header even when there is no login: an empty object, encoded.
  private static final String NO_LOGIN = "e30=";

  private final Api api;
  private final ErrorMapping errors;
  private final Credentials credentials;

  Pushes(Api api, ErrorMapping errors, Credentials credentials) {
    this.api = api;
    this.errors = errors;
    this.credentials = credentials;
  }

  void push(String image, Consumer<Progress> progress) throws InterruptedException {
    var reference = Reference.parse(image);
    var login = credentials.of(reference.registry());
    var header = login.header();
    var headers = Map.of("X-Registry-Auth", header == null ? NO_LOGIN : header);
    var target = Target.of("images", reference.name(), "push").with("tag", reference.tagOrDigest());
    try (var response = api.send(target, headers, null);
        var messages = Json.stream(response.getBody())) {
      for (var message = messages.next(); message != null; message = messages.next()) {
        tell(image, message, progress);
      }
    } catch (EngineException.NotFound e) {
      throw login.explained(
          errors.pushFailed(image, NOT_FOUND, String.valueOf(e.getMessage()), null));
    } catch (EngineException.Refused e) {
      throw e.status() == IN_STREAM
          ? e
          : login.explained(
              errors.pushFailed(image, e.status(), String.valueOf(e.getMessage()), e.retryAfter()));
    } catch (EngineException.ImageUnavailable e) {
      throw login.explained(e);
    } catch (IOException e) {
      throw errors.broken(e);
    }
  }

  private void tell(String image, Json message, Consumer<Progress> progress) {
    var error = message.text("error");
    if (!error.isEmpty()) {
      throw errors.pushFailed(image, IN_STREAM, error, null);
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
