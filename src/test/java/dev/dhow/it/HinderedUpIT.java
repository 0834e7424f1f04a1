package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.Eventually;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.RecordingProxy;
import dev.dhow.it.harness.Stack;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEngine
class HinderedUpIT {

  @RegisterExtension final Stack stack = new Stack();

  @Test
  void a_port_that_is_taken_only_while_another_command_works_is_waited_for() throws IOException {
    var listener = new ServerSocket(0);
    try (listener;
        var proxy = RecordingProxy.open()) {
      stack.compose(
          """
          x-idle: &idle
            image: busybox
            init: true
            command: sleep infinity
          services:
            other: *idle
            web:
              <<: *idle
              ports: ["%d:80"]
          """
              .formatted(listener.getLocalPort()));
      proxy.hangAt(each -> each.path().startsWith("/containers/create"));

      try (var first = stack.dhow("up", "-d", "other").through(proxy).start()) {
        proxy.awaitHang();
        try (var second = stack.dhow("up", "-d", "web").start()) {
          Eventually.isTrue(
              "it waits", () -> second.stderr().contains("waiting for it"), second::stderr);
          listener.close();
          proxy.release();

          first.finish().succeeds();
          second.finish().succeeds();
        }
      }
    }
    assertThat(stack.overview()).containsExactlyInAnyOrder("other=running", "web=running");
  }

  @Test
  void what_the_machine_and_its_networks_cannot_give_is_told_before_anything_is_made() {
    stack.compose(
        """
        x-idle: &idle
          image: busybox
          init: true
          command: sleep infinity
        services:
          address:
            <<: *idle
            networks: {default: {ipv4_address: 10.9.0.5}}
          device:
            <<: *idle
            devices: [/dev/null, /dev/no-such-device]
          runtime:
            <<: *idle
            runtime: no-such-runtime
        networks: {default: {ipam: {config: [{subnet: 10.231.211.0/24}]}}}
        """);
    try (var proxy = RecordingProxy.open()) {
      var up = stack.dhow("up", "-d").through(proxy).run();
      assertThat(up.exitCode()).isNotZero();
      assertThat(up.stderr())
          .contains(
              "the address 10.9.0.5 of service \"address\" is not among those of network %s_default"
                  .formatted(stack.name()),
              "service \"device\" uses the device /dev/no-such-device, which does not exist",
              "service \"runtime\" is to be run by \"no-such-runtime\"")
          .doesNotContain("/dev/null");
      assertThat(proxy.changes()).isEmpty();
    }
  }
}
