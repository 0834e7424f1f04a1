package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.FreePort;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What goes wrong only once the engine is asked.
@OnEngine
class EngineRefusesIT {
  private static final String PUBLISHING =
      """
      services:
        web:
          image: busybox
          init: true
          command: sleep infinity
          ports: ["${PORT}:80"]
        other:
          image: busybox
          init: true
          command: sleep infinity
      """;

  private final String port = FreePort.next();

  @RegisterExtension final Stack stack = new Stack();

  @Test
  void an_image_that_nobody_has() {
    stack.compose("services: {web: {image: 'localhost:1/no/such-image:7'}}");

    var up = stack.dhow("up", "-d").run().exitsWith(1);

    assertThat(up.stderr()).contains("localhost:1/no/such-image:7");
    assertThat(stack.containers()).isEmpty();
  }

  @Test
  void an_image_that_nobody_can_have() {
    stack.compose(
        """
        services:
          web:
            image: "Bad Image"
        """);

    var up = stack.dhow("up", "-d").run().exitsWith(1);

    assertThat(up.stderr())
        .contains("compose.yaml:3:5", "services.web.image", "    image: \"Bad Image\"\n", "^^^^^");
  }

  @Test
  void a_port_that_a_container_has_taken() {
    var owner = stack.name() + "-owner";
    DockerCli.command("run", "-d", "--name", owner, "-p", port + ":80", "busybox", "sleep", "600")
        .succeeds();
    try {
      stack.compose(PUBLISHING).with("PORT", port);

      var up = stack.dhow("up", "-d").run().exitsWith(1);

      assertThat(up.stderr()).contains(port, owner);
      assertThat(stack.states("other")).containsExactly("running");
    } finally {
      DockerCli.command("rm", "-f", owner).succeeds();
    }
  }

  @Test
  void a_port_that_another_process_has_taken() throws IOException {
    try (var taken = new ServerSocket(0)) {
      var number = Integer.toString(taken.getLocalPort());
      stack.compose(PUBLISHING).with("PORT", number);

      var up = stack.dhow("up", "-d").run().exitsWith(1);

      assertThat(up.stderr()).contains(number, Long.toString(ProcessHandle.current().pid()));
      assertThat(stack.states("other")).containsExactly("running");
    }
  }

  @Test
  void a_command_that_the_image_does_not_have() {
    stack.compose(
        """
        services:
          web: {image: busybox, command: [no-such-program]}
        """);

    var up = stack.dhow("up", "-d").run().exitsWith(1);

    assertThat(up.stderr()).contains(stack.name() + "-web-1", "no-such-program");
  }
}
