package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.EnginePort;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import dev.dhow.it.harness.TlsKeys;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The engine as one on another machine is reached: over TCP, with TLS or without, by variables and
/// by contexts of the `docker` command.
@OnEngine
class RemoteEngineIT {

  @RegisterExtension final Stack stack = new Stack();

  @TempDir Path folder;

  @Test
  void a_variable_names_a_port() throws IOException {
    try (var port = EnginePort.plain()) {
      stack.with("DOCKER_HOST", port.host());

      assertWorksThrough(port);
    }
  }

  @Test
  void a_variable_names_a_port_behind_tls() throws Exception {
    try (var port = EnginePort.behindTls(new TlsKeys(folder))) {
      stack
          .with("DOCKER_HOST", port.host())
          .with("DOCKER_TLS_VERIFY", "1")
          .with("DOCKER_CERT_PATH", folder.toString());

      assertWorksThrough(port);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_context_names_a_port(boolean current) throws IOException {
    try (var port = EnginePort.plain()) {
      context("host=" + port.host());
      choose(current);

      assertReachedThrough(port);
    }
  }

  @Test
  void a_context_names_a_port_behind_tls() throws Exception {
    try (var port = EnginePort.behindTls(new TlsKeys(folder))) {
      context(
          "host=%s,ca=%s,cert=%s,key=%s"
              .formatted(
                  port.host(),
                  folder.resolve("ca.pem"),
                  folder.resolve("cert.pem"),
                  folder.resolve("key.pem")));
      choose(true);

      assertReachedThrough(port);
    }
  }

  private void context(String endpoint) {
    stack
        .with("DOCKER_HOST", "")
        .with("DOCKER_CONFIG", stack.directory().resolve(".docker").toString());
    stack.command("docker", "context", "create", "far", "--docker", endpoint).succeeds();
  }

  private void choose(boolean current) {
    if (current) {
      stack.command("docker", "context", "use", "far").succeeds();
    } else {
      stack.with("DOCKER_CONTEXT", "far");
    }
  }

  private void assertWorksThrough(EnginePort port) {
    stack.compose(
        """
        services:
          web:
            image: busybox
            init: true
            command: sh -c 'echo it runs; exec sleep infinity'
            healthcheck: {test: "true", interval: 1s}
        """);

    stack.dhow("up", "-d", "--wait").succeeds();
    assertThat(stack.overview()).containsExactly("web=running");
    assertThat(stack.dhow("logs").succeeds().stdout()).contains("it runs");
    assertThat(stack.dhow("exec", "-T", "web", "cat").input("to the end").succeeds().stdout())
        .isEqualTo("to the end");
    stack.dhow("exec", "-T", "web", "sh", "-c", "exit 7").run().exitsWith(7);
    stack.dhow("down", "-t", "0").succeeds();

    assertThat(stack.containers()).isEmpty();
    assertThat(port.calls()).isPositive();
  }

  private void assertReachedThrough(EnginePort port) {
    stack.compose("services: {web: {image: busybox}}");

    stack.dhow("create").succeeds();

    assertThat(stack.overview()).containsExactly("web=created");
    assertThat(port.calls()).isPositive();
  }
}
