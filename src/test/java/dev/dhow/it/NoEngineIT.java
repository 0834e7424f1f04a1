package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEngine
class NoEngineIT {

  @RegisterExtension final Stack stack = new Stack();

  @ParameterizedTest
  @ValueSource(strings = {"unix:///nonexistent/docker.sock", "tcp://127.0.0.1:1"})
  void it_says_where_it_looked_and_what_to_do(String host) {
    stack.compose("services: {web: {image: busybox}}");

    var up = stack.dhow("up", "-d").with("DOCKER_HOST", host).run().exitsWith(1);

    assertThat(up.stderr())
        .contains(host.replaceFirst(".*://", ""), "DOCKER_HOST", "hint:")
        .doesNotContain("\tat ");
  }

  @Test
  void what_needs_none_works_without() {
    stack.compose("services: {web: {image: busybox}}").with("DOCKER_HOST", "unix:///nonexistent");

    stack.dhow("config", "-q").succeeds();
    stack.dhow("version").succeeds();
  }
}
