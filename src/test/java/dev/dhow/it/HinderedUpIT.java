package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.Eventually;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.RecordingProxy;
import dev.dhow.it.harness.Stack;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
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

  @Test
  void addresses_that_do_not_belong_together_are_told_before_a_network_is_made_anew() {
    withNetwork("{ipam: {config: [{subnet: 10.231.212.0/24}]}}");
    stack.dhow("up", "-d").succeeds();
    withNetwork("{ipam: {config: [{subnet: 10.231.212.7/24, gateway: 10.231.213.1}]}}");
    try (var proxy = RecordingProxy.open()) {
      var up = stack.dhow("up", "-d").through(proxy).run().exitsWith(1);
      assertThat(up.stderr())
          .contains(
              "the subnet 10.231.212.7/24 of network %s_n does not begin with its first address"
                  .formatted(stack.name()),
              "the gateway 10.231.213.1 of network %s_n is not in its subnet 10.231.212.0/24"
                  .formatted(stack.name()));
      assertThat(proxy.changes()).isEmpty();
    }
  }

  @Test
  void a_network_that_the_engine_refuses_to_make_anew_is_put_back() {
    withNetwork(
        "{internal: true, ipam: {config: [{subnet: 10.231.214.0/24, ip_range: 10.231.214.128/25,"
            + " gateway: 10.231.214.9}]}, labels: {a: b}}");
    stack.dhow("up", "-d").succeeds();
    var before = network();
    withNetwork("{driver_opts: {com.docker.network.driver.mtu: nonsense}}");

    var up = stack.dhow("up", "-d").run();

    assertThat(up.exitCode()).isNotZero();
    assertThat(up.stderr())
        .contains("nonsense", "put back as before: Network %s_n".formatted(stack.name()));
    assertThat(stack.overview()).containsExactlyInAnyOrder("db=running", "web=running");
    var after = network();
    for (var field : List.of("/IPAM", "/Options", "/Labels", "/Internal", "/Attachable")) {
      assertThat(after.at(field)).as(field).isEqualTo(before.at(field));
    }
    assertThat(after.at("/Containers")).hasSize(2);
  }

  private void withNetwork(String network) {
    stack.compose(
        """
        x-idle: &idle
          image: busybox
          init: true
          command: sleep infinity
          networks: [n]
        services:
          db: *idle
          web:
            <<: *idle
            depends_on: [db]
        networks: {n: %s}
        """
            .formatted(network));
  }

  private JsonNode network() {
    return DockerCli.inspect("network", List.of(stack.name() + "_n")).getFirst();
  }
}
