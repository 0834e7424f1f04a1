package dev.dhow.it.harness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/// What a service answers on a port of this machine. Redirections are not followed.
public final class Page {
  private final String port;

  public Page(String port) {
    this.port = port;
  }

  public String get(String path) {
    return succeed(path, "GET", BodyPublishers.noBody()).body();
  }

  public int status(String path) {
    return succeed(path, "GET", BodyPublishers.noBody()).statusCode();
  }

  public String post(String path, String body) {
    return succeed(path, "POST", BodyPublishers.ofString(body)).body();
  }

  /// What is there; empty where nobody answers with status 200.
  public Optional<String> found(String path) {
    try {
      return Optional.of(send(path, "GET", BodyPublishers.noBody()))
          .filter(answer -> answer.statusCode() == 200)
          .map(HttpResponse::body);
    } catch (IOException _) {
      return Optional.empty(); // nobody listens, or somebody who ends
    }
  }

  /// Whether there is an answer, and no failure.
  public boolean answers(String path) {
    try {
      return send(path, "GET", BodyPublishers.noBody()).statusCode() < 500;
    } catch (IOException _) {
      return false; // nobody listens, or somebody who ends
    }
  }

  private HttpResponse<String> succeed(String path, String method, BodyPublisher body) {
    try {
      return send(path, method, body);
    } catch (IOException e) {
      throw new AssertionError("no answer from port " + port + path, e);
    }
  }

  private HttpResponse<String> send(String path, String method, BodyPublisher body)
      throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(20))
            .method(method, body)
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
