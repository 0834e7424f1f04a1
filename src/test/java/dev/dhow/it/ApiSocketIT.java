package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEngine
class ApiSocketIT {

  @RegisterExtension final Stack stack = new Stack();

  @Test
  void the_socket_and_the_logins_are_given_as_docker_compose_gives_them() {
    stack
        .compose(
            """
            services:
              web: {image: busybox, init: true, command: sleep infinity, use_api_socket: true}
            """)
        .file("docker/config.json", "{\"auths\": {\"r.example\": {\"auth\": \"dXNlcjpwYXNz\"}}}")
        .with("DOCKER_CONFIG", stack.directory().resolve("docker").toString());

    stack.peer("up", "-d").succeeds();
    var made = stack.ids();
    var theirs = given();
    stack.dhow("up", "-d").succeeds();
    assertThat(stack.ids()).isEqualTo(made);

    stack.dhow("up", "-d", "--force-recreate", "-t", "0").succeeds();

    assertThat(given()).isEqualTo(theirs);
  }

  private String given() {
    var seen =
        DockerCli.command(
                "exec",
                stack.id("web"),
                "sh",
                "-c",
                "test -S /var/run/docker.sock && tr -d '[:space:]' < $DOCKER_CONFIG/config.json")
            .succeeds()
            .stdout();
    return seen + Stack.label(stack.container("web"), "com.docker.compose.config-hash");
  }
}
