package dev.dhow.it;

import dev.dhow.it.harness.Command;
import dev.dhow.it.harness.FreePort;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// How an `up` fails can be told by its exit code.
@OnEngine
class ExitCodesIT {
  private static final String OWN = "DHOW_COMPAT_EXIT_CODES";

  @RegisterExtension final Stack stack = new Stack();

  @Test
  void a_mistake_in_the_files_is_3() {
    stack.compose("services: {web: {imge: busybox}}");

    up().run().exitsWith(3);
    stack.dhow("--compat-exit-codes", "up", "-d").with(OWN, "").run().exitsWith(1);
  }

  @Test
  void a_build_that_fails_is_5() {
    stack.compose(
        """
        services: {web: {build: {context: ., dockerfile_inline: "FROM busybox\\nRUN exit 9"}}}
        """);

    up().with("COMPOSE_BAKE", "0").run().exitsWith(5);
  }

  @Test
  void a_port_that_is_taken_is_6() {
    var port = FreePort.next();
    stack.compose(
        """
        services:
          one: {image: busybox, init: true, command: sleep infinity, ports: ["%s:80"]}
          two: {image: busybox, init: true, command: sleep infinity, ports: ["%s:80"], profiles: [both]}
        """
            .formatted(port, port));
    up().run().succeeds();

    stack.dhow("--profile", "both", "up", "-d").with(OWN, "").run().exitsWith(6);
  }

  @Test
  void a_service_that_does_not_come_up_is_7() {
    stack.compose(
        """
        services:
          web: {image: busybox, depends_on: {job: {condition: service_completed_successfully}}}
          job: {image: busybox, command: "false"}
        """);

    up().run().exitsWith(7);
  }

  @Test
  void what_takes_too_long_is_8() {
    stack.compose(
        """
        services:
          web:
            image: busybox
            init: true
            command: sleep infinity
            healthcheck: {test: exit 1, interval: 1h, start_period: 1h}
        """);

    up("--wait", "--wait-timeout", "1").run().exitsWith(8);
  }

  private Command up(String... flags) {
    return stack
        .dhow(Stream.concat(Stream.of("up", "-d"), Stream.of(flags)).toArray(String[]::new))
        .with(OWN, "");
  }
}
