package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.Finished;
import dev.dhow.it.harness.FreePort;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.RecordingProxy;
import dev.dhow.it.harness.Registry;
import dev.dhow.it.harness.Stack;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void an_image_that_its_registry_does_not_have(@TempDir Path folder) throws IOException {
    try (var registry = new Registry(folder);
        var proxy = RecordingProxy.open()) {
      var image = registry.host() + "/no/such-image:7";
      stack
          .withBuildx(registry.auths())
          .compose(
              """
              services: {web: {image: "%s", volumes: [data:/data]}}
              volumes: {data: }
              """
                  .formatted(image));

      var up = stack.dhow("up", "-d").through(proxy).run().exitsWith(1);

      assertThat(up.stderr()).contains(image, "manifest unknown");
      assertThat(proxy.changes()).hasSize(1).allMatch(each -> isPullOf(image, each));
      assertThat(stack.containers()).isEmpty();
      assertThat(stack.networks()).isEmpty();
      assertThat(stack.volumes()).isEmpty();
    }
  }

  private static boolean isPullOf(String image, RecordingProxy.Request request) {
    var path = URLDecoder.decode(request.path(), StandardCharsets.UTF_8);
    return path.startsWith("/images/create?")
        && path.contains("fromImage=" + image.substring(0, image.lastIndexOf(':')));
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

      var up = refused();

      assertThat(up.stderr()).contains(port, owner);
    } finally {
      DockerCli.command("rm", "-f", owner).succeeds();
    }
  }

  @Test
  void a_port_that_another_process_has_taken() throws IOException {
    try (var taken = new ServerSocket(0)) {
      var number = Integer.toString(taken.getLocalPort());
      stack.compose(PUBLISHING).with("PORT", number);

      var up = refused();

      assertThat(up.stderr())
          .contains("port " + number, "process " + ProcessHandle.current().pid() + " (java)");
    }
  }

  @Test
  void all_that_stands_in_the_way_is_told_at_once_and_nothing_is_made() throws IOException {
    var owner = stack.name() + "-owner";
    var subnet =
        DockerCli.inspect("network", List.of("bridge"))
            .getFirst()
            .at("/IPAM/Config/0/Subnet")
            .asText();
    DockerCli.command("run", "-d", "--name", owner, "busybox", "sleep", "600").succeeds();
    try (var taken = new ServerSocket(0)) {
      stack
          .compose(
              """
              services:
                web:
                  image: busybox
                  container_name: ${OWNER}
                  ports: ["${PORT}:80"]
                  networks: [theirs, here]
                  volumes: [{type: bind, source: ./no-folder, target: /x, bind: {create_host_path: false}}]
                  secrets: [key]
                  depends_on: {db: {condition: service_healthy}}
                db: {image: busybox}
              networks:
                theirs: {external: true, name: "${OWNER}-net"}
                here: {ipam: {config: [{subnet: "${SUBNET}"}]}}
              secrets: {key: {file: ./no-key}}
              """)
          .with("OWNER", owner)
          .with("SUBNET", subnet)
          .with("PORT", Integer.toString(taken.getLocalPort()));

      assertThat(refused().stderr())
          .contains(
              "external network \"" + owner + "-net\" does not exist",
              "port " + taken.getLocalPort() + ", which container " + owner + " publishes",
              "the container name " + owner + " is already in use by container ",
              "/no-folder, which does not exist",
              "secret \"key\" of service \"web\" is to be taken from ",
              "the addresses %s of network %s_here overlap with those of"
                  .formatted(subnet, stack.name()),
              "service \"web\" waits for \"db\" to be healthy, which has no healthcheck");
    } finally {
      DockerCli.command("rm", "-f", owner).succeeds();
    }
  }

  private Finished refused() {
    try (var proxy = RecordingProxy.open()) {
      var up = stack.dhow("up", "-d").through(proxy).run().exitsWith(1);
      assertThat(proxy.changes()).isEmpty();
      return up;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "gpus: [{driver: no-such-driver, count: 1}]; could not select device driver",
        "storage_opt: {size: 1g}; storage-opt",
        "isolation: hyperv; isolation",
        "devices: [vendor.example/device=one]; CDI"
      })
  @DisabledIf(value = DockerCli.OLD, disabledReason = "it says so in other words")
  void what_this_engine_or_machine_cannot_do_is_told_in_the_engines_words(
      String attribute, String words) {
    stack.compose("services: {web: {image: busybox, command: 'true', %s}}".formatted(attribute));

    assertThat(stack.peer("up", "-d").run().exitsWith(1).stderr()).contains(words);
    stack.peerDown();
    assertThat(stack.dhow("up", "-d").run().exitsWith(1).stderr())
        .contains(stack.name() + "-web-1", words);
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
