package dev.dhow.it.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/// A registry on this machine that asks for a login.
public final class Registry implements AutoCloseable {
  private static final String LOGIN = "dhow:secret";
  private static final String HASHED =
      "dhow:$2y$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a\n";

  private final String host;
  private final Process process;

  /// @param folder where it keeps its files
  public Registry(Path folder) throws IOException {
    var port = FreePort.next();
    host = "127.0.0.1:" + port;
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("htpasswd"), HASHED);
    var configuration = folder.resolve("config.yml");
    Files.writeString(
        configuration,
        """
        version: 0.1
        storage: {filesystem: {rootdirectory: %s}}
        http: {addr: "%s"}
        auth: {htpasswd: {realm: dhow, path: %s}}
        """
            .formatted(folder.resolve("data"), host, folder.resolve("htpasswd")));
    process =
        new ProcessBuilder(
                List.of(Fetched.registry().toString(), "serve", configuration.toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("registry.log").toFile())
            .start();
    awaitListening(port);
  }

  /// Its name in images, such as `127.0.0.1:5000`.
  public String host() {
    return host;
  }

  /// The login as the Docker configuration holds it under `auths`.
  public String auths() {
    return "{\"%s\": {\"auth\": \"%s\"}}".formatted(host, login());
  }

  /// The tags it has of a repository; empty when it does not know it.
  public List<String> tags(String repository) throws IOException, InterruptedException {
    var uri = URI.create("http://" + host + "/v2/" + repository + "/tags/list");
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(uri).header("Authorization", "Basic " + login()).build();
      var answer = client.send(request, BodyHandlers.ofString());
      return DockerCli.json(answer.body())
          .path("tags")
          .valueStream()
          .map(JsonNode::asText)
          .sorted()
          .toList();
    }
  }

  private void awaitListening(String port) {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
    Eventually.isTrue(
        "the registry listens on " + port, () -> !process.isAlive() || listens(address));
    if (!process.isAlive()) {
      throw new AssertionError("the registry ended with " + process.exitValue());
    }
  }

  private static boolean listens(InetSocketAddress address) {
    try (var socket = new Socket()) {
      socket.connect(address);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static String login() {
    return Base64.getEncoder().encodeToString(LOGIN.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
