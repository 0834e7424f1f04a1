package dev.dhow.engine.docker;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.docker.endpoint.Endpoint;
import dev.dhow.engine.docker.http.UnreachableException;
import dev.dhow.engine.docker.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The one place where refusals and broken connections get their type, words and hint.
final class ErrorMapping {
  private static final Pattern PORT = Pattern.compile(":(\\d{1,5})(?:/\\w+)?(?=[ :]|$)");

  private final Endpoint endpoint;

  ErrorMapping(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /// The exception for an answer that is not a success.
  EngineException refused(int status, String body) {
    var message = message(body);
    if (message.isEmpty()) {
      message = "the engine answered with status " + status;
    }
    if (isPortTaken(message)) {
      return new EngineException.PortTaken(
          port(message), message, "publish another port, or stop what uses this one");
    }
    return switch (status) {
      case 404 -> new EngineException.NotFound(message, hintForMissing(message));
      case 409 -> new EngineException.Conflict(message, null);
      case 501 -> new EngineException.Unsupported(message, null);
      case 429 -> new EngineException.Refused(status, message, "try again later");
      default -> new EngineException.Refused(status, message, null);
    };
  }

  EngineException pullFailed(String reference, String message) {
    var words = message.toLowerCase(Locale.ROOT);
    boolean denied =
        words.contains("denied")
            || words.contains("unauthorized")
            || words.contains("authentication required")
            || words.contains("no basic auth credentials");
    boolean offline =
        words.contains("no such host")
            || words.contains("connection refused")
            || words.contains("timeout")
            || words.contains("unreachable");
    var hint = "check the image's name and tag";
    if (denied) {
      hint = "check the image's name, and log in with `docker login` if it is private";
    } else if (offline) {
      hint = "check the network of the engine's machine, or the registry's name";
    }
    return new EngineException.ImageUnavailable(
        "image %s cannot be pulled: %s".formatted(reference, message), hint);
  }

  /// The exception for a connection that broke, or could not be opened.
  ///
  /// @throws InterruptedException when it broke because its thread was interrupted
  EngineException broken(IOException e) throws InterruptedException {
    if (Thread.interrupted()) {
      var interrupted = new InterruptedException("interrupted while talking to the engine");
      interrupted.initCause(e);
      throw interrupted;
    }
    if (e instanceof UnreachableException) {
      return unreachable(e.getCause() instanceof IOException cause ? cause : e);
    }
    return new EngineException.Unreachable(
        "the connection to the engine at %s broke: %s".formatted(endpoint.url(), words(e)),
        "check that the engine still runs",
        e);
  }

  /// The same for a failure that had to pass code which declares none.
  EngineException broken(UncheckedIOException e) throws InterruptedException {
    return broken(Objects.requireNonNullElseGet(e.getCause(), () -> new IOException(e)));
  }

  private EngineException unreachable(IOException e) {
    var words = words(e).toLowerCase(Locale.ROOT);
    var where = "%s (%s)".formatted(endpoint.url(), endpoint.origin());
    if (words.contains("permission denied")) {
      return new EngineException.Unreachable(
          "permission denied at the engine's socket " + where,
          "add your user to the group that owns the socket, often `docker`",
          e);
    }
    return new EngineException.Unreachable(
        "no container engine answers at %s: %s".formatted(where, words),
        "start Docker, or set DOCKER_HOST to where the engine listens",
        e);
  }

  private static String words(IOException e) {
    var message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private static boolean isPortTaken(String message) {
    return message.contains("port is already allocated")
        || message.contains("address already in use")
        || message.contains("ports are not available");
  }

  private static int port(String message) {
    int port = 0;
    var match = PORT.matcher(message);
    while (match.find() && port == 0) {
      port = Integer.parseInt(match.group(1));
    }
    return port;
  }

  private static @Nullable String hintForMissing(String message) {
    return message.startsWith("No such image") ? "pull or build it first" : null;
  }

  /// The engine wraps its words as `{"message": …}`; anything else is taken as it is.
  private static String message(String body) {
    if (!body.startsWith("{")) {
      return body.strip();
    }
    try {
      return Json.read(body).text("message").strip();
    } catch (IOException _) {
      return body.strip();
    }
  }
}
