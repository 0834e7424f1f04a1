package dev.dhow.engine.docker;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.dhow.engine.EngineException;
import dev.dhow.engine.docker.http.SocketHttpClient;
import dev.dhow.engine.docker.http.Takeover;
import dev.dhow.engine.docker.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Calls of the Engine API in the version that was negotiated by the first of them.
final class Api {
  private static final int NOT_MODIFIED = 304;
  private static final int LONGEST_ERROR = 64 * 1024;

  private final SocketHttpClient http;
  private final ErrorMapping errors;
  private final ReentrantLock negotiating = new ReentrantLock();
  private volatile @Nullable ApiVersion version;
  private volatile @Nullable String builder;

  /// @param version null to negotiate one
  Api(SocketHttpClient http, ErrorMapping errors, @Nullable ApiVersion version) {
    this.http = http;
    this.errors = errors;
    this.version = version;
  }

  ApiVersion version() throws InterruptedException {
    var known = version;
    return known == null ? negotiated() : known;
  }

  /// Of many calls that begin at once only the first one asks.
  private ApiVersion negotiated() throws InterruptedException {
    negotiating.lockInterruptibly();
    try {
      var known = version;
      return known == null ? ping() : known;
    } finally {
      negotiating.unlock();
    }
  }

  /// Whether the engine builds with BuildKit unless told otherwise.
  boolean prefersBuildKit() throws InterruptedException {
    if (builder == null) {
      var _ = ping();
    }
    return "2".equals(builder);
  }

  /// Asks for nothing but an answer.
  ApiVersion ping() throws InterruptedException {
    var ping = Request.builder().method("GET").path("/_ping").build();
    try (var response = succeed(ping)) {
      drain(response);
      builder = Objects.requireNonNullElse(response.getHeader("Builder-Version"), "");
      var known = version;
      if (known == null) {
        var offered = Objects.requireNonNullElse(response.getHeader("Api-Version"), "");
        known = ApiVersion.negotiate(offered);
        version = known;
      }
      return known;
    }
  }

  Json get(Target target) throws InterruptedException {
    return json(request("GET", target).build());
  }

  Json post(Target target, @Nullable Object body) throws InterruptedException {
    return json(posting(target, body).build());
  }

  /// Makes a call whose answer says no more than that it succeeded, in whatever words.
  void tell(Target target, Object body) throws InterruptedException {
    try (var response = succeed(posting(target, body).build())) {
      drain(response);
    }
  }

  /// Starts a call whose answer is read by the caller, who closes it.
  Response open(Request request) throws InterruptedException {
    return succeed(request);
  }

  /// Starts a call after which the connection carries raw bytes both ways; the caller closes it.
  Takeover takeOver(Request request) throws InterruptedException {
    refuseInterrupted();
    Takeover taken;
    try {
      taken = http.takeOver(request);
    } catch (UncheckedIOException e) {
      throw errors.broken(e);
    }
    if (taken.response().getStatusCode() < 300) {
      return taken;
    }
    throw refusal(taken.response());
  }

  Request.Builder request(String method, Target target) throws InterruptedException {
    return Request.builder().method(method).path("/v" + version() + target.text());
  }

  Request.Builder posting(Target target, @Nullable Object body) throws InterruptedException {
    var request = request("POST", target);
    return body == null
        ? request
        : request.putHeader("Content-Type", "application/json").bodyBytes(Json.write(body));
  }

  /// A call that sends a stream; credentials and the like come as headers.
  Response send(Target target, Map<String, String> headers, @Nullable InputStream body)
      throws InterruptedException {
    return send("POST", target, headers, body);
  }

  /// Does what the path says, without an answer worth reading. What is so already (304) is as
  /// asked.
  void act(Target target) throws InterruptedException {
    try {
      send(target, Map.of(), null).close();
    } catch (EngineException.Refused e) {
      if (e.status() != NOT_MODIFIED) {
        throw e;
      }
    }
  }

  /// Removes something; what is gone already needs no removing.
  void delete(Target target) throws InterruptedException {
    try {
      send("DELETE", target, Map.of(), null).close();
    } catch (EngineException.NotFound _) {
      // Somebody else was faster.
    }
  }

  /// A call that puts an archive somewhere.
  Response put(Target target, InputStream archive) throws InterruptedException {
    return send("PUT", target, Map.of("Content-Type", "application/x-tar"), archive);
  }

  private Response send(
      String method, Target target, Map<String, String> headers, @Nullable InputStream body)
      throws InterruptedException {
    var request = request(method, target);
    headers.forEach(request::putHeader);
    return succeed(body == null ? request.build() : request.body(body).build());
  }

  private Json json(Request request) throws InterruptedException {
    try (var response = succeed(request)) {
      var answer = Json.read(response.getBody());
      drain(response);
      return answer;
    } catch (IOException e) {
      throw errors.broken(e);
    }
  }

  private Response succeed(Request request) throws InterruptedException {
    refuseInterrupted();
    Response response;
    try {
      response = http.execute(request);
    } catch (UncheckedIOException e) {
      throw errors.broken(e);
    }
    int status = response.getStatusCode();
    if (status < 300) {
      return response;
    }
    throw refusal(response);
  }

  private static void refuseInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before a call to the engine");
    }
  }

  private EngineException refusal(Response response) throws InterruptedException {
    try (response) {
      var body = new String(response.getBody().readNBytes(LONGEST_ERROR), StandardCharsets.UTF_8);
      var pause = response.getHeader("Retry-After");
      return errors.refused(
          response.getStatusCode(), body, pause == null ? null : RetryAfter.of(pause));
    } catch (IOException e) {
      throw errors.broken(e);
    }
  }

  /// Reads the rest, so that the connection can be used again.
  private void drain(Response response) throws InterruptedException {
    try {
      response.getBody().readNBytes(LONGEST_ERROR);
    } catch (IOException e) {
      throw errors.broken(e);
    }
  }
}
