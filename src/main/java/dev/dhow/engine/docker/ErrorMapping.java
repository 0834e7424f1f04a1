package dev.dhow.engine.docker;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.docker.endpoint.Endpoint;
import dev.dhow.engine.docker.http.UnreachableException;
import dev.dhow.engine.docker.http.UnreadableBodyException;
import dev.dhow.engine.docker.json.Json;
import dev.dhow.state.ContainerId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The one place where refusals and broken connections get their type, words and hint.
final class ErrorMapping {
  private static final Pattern NAME_OWNER =
      Pattern.compile("container name .* is already in use by container \"?([0-9a-f]{64})");
  private static final String COMMAND_FAILED = "unable to start container process: exec: ";
  private static final Pattern PORT = Pattern.compile(":(\\d{1,5})(?:/\\w+)?(?=[ :]|$)");

  private final Endpoint endpoint;

  ErrorMapping(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /// The exception for an answer that is not a success.
  EngineException refused(int status, String body) {
    return refused(status, body, null);
  }

  /// @param retryAfter when to come back; null when it was not told
  EngineException refused(int status, String body, @Nullable Duration retryAfter) {
    var message = message(body);
    if (message.isEmpty()) {
      message = "the engine answered with status " + status;
    }
    if (isPortTaken(message)) {
      return new EngineException.PortTaken(
          port(message), message, "publish another port, or stop what uses this one");
    }
    if (message.contains(COMMAND_FAILED)) {
      return unusable(message);
    }
    if (status == 400 && message.contains("is ambiguous (")) {
      return new EngineException.AmbiguousName(
          message, "run the command again when others are done");
    }
    if (status == 403 && message.contains("has active endpoints")) {
      return new EngineException.Conflict(message, null); // a network that is in use
    }
    return switch (status) {
      case 404 -> new EngineException.NotFound(message, hintForMissing(message));
      case 409 -> new EngineException.Conflict(message, null, nameOwner(message));
      case 501 -> new EngineException.Unsupported(message, null);
      case 429 -> new EngineException.Refused(status, message, "try again later", retryAfter);
      default -> new EngineException.Refused(status, message, null, retryAfter);
    };
  }

  /// What the engine says begins with all the programs that told each other.
  private static EngineException unusable(String message) {
    var words = message.substring(message.indexOf(COMMAND_FAILED) + COMMAND_FAILED.length());
    boolean missing =
        words.contains("executable file not found") || words.contains("no such file or directory");
    return new EngineException.CommandUnusable(
        missing ? 127 : 126,
        "the command cannot be run: " + words.strip(),
        missing ? "check its name, and whether the image has it" : "check that it is a program");
  }

  private static @Nullable ContainerId nameOwner(String message) {
    var match = NAME_OWNER.matcher(message);
    return match.find() ? new ContainerId(match.group(1)) : null;
  }

  /// The exception for a pull that failed.
  ///
  /// @param platform the one that was asked for; null for the engine's own
  /// @param status 404 when the image is not there, 0 when the refusal came inside of a stream
  /// @param retryAfter when to come back; null when it was not told
  /// @return [EngineException.ImageUnavailable] when trying again is no use, else
  ///   [EngineException.Refused], as with registries that are busy
  EngineException pullFailed(
      String reference,
      @Nullable String platform,
      int status,
      String message,
      @Nullable Duration retryAfter) {
    var done = platform == null ? "pulled" : "pulled for " + platform;
    return transferFailed(done, reference, status, message, retryAfter);
  }

  /// The same for a push.
  EngineException pushFailed(
      String reference, int status, String message, @Nullable Duration retryAfter) {
    return transferFailed("pushed", reference, status, message, retryAfter);
  }

  /// The same for asking a registry what it has.
  EngineException lookupFailed(String reference, int status, String message) {
    return transferFailed("looked up", reference, status, message, null);
  }

  private static EngineException transferFailed(
      String done, String reference, int status, String message, @Nullable Duration retryAfter) {
    var words = message.toLowerCase(Locale.ROOT);
    boolean denied =
        status == 401
            || status == 403
            || words.contains("denied")
            || words.contains("unauthorized")
            || words.contains("authentication required")
            || words.contains("no basic auth credentials");
    boolean offline =
        words.contains("no such host")
            || words.contains("connection refused")
            || words.contains("unreachable");
    var hint = "check the image's name and tag";
    boolean unknown =
        status == 404
            || words.contains("not found")
            || words.contains("manifest unknown")
            || words.contains("does not exist locally");
    var problem = "image %s cannot be %s: %s".formatted(reference, done, message);
    if (status == 429 || !(denied || offline || unknown)) {
      boolean mayPass = status == 0 || status == 429 || status >= 500;
      var pause = retryAfter == null ? RetryAfter.in(message) : retryAfter;
      return new EngineException.Refused(
          status, problem, mayPass ? "try again later" : hint, pause);
    }
    if (denied) {
      hint = "check the image's name, and log in with `docker login` if it is private";
    } else if (offline) {
      hint = "check the network of the engine's machine, or the registry's name";
    }
    return new EngineException.ImageUnavailable(problem, hint);
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
    if (e instanceof UnreadableBodyException) {
      // Only a build's files are sent while they are read.
      return new EngineException.BuildFailed(
          "the build's files cannot be sent to the engine: " + words(e),
          "make the file readable, or name it in .dockerignore");
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
