package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEngine
class DownIT {

  @RegisterExtension final Stack stack = new Stack();

  /// The engine takes a volume that was carried over for one with a name; docker compose leaves it.
  @Test
  void volumes_carried_over_to_a_new_container_go_with_it() {
    stack.compose(
        """
        services:
          web: {image: busybox, init: true, command: sleep infinity, volumes: [/anonymous]}
        """);
    stack.dhow("up", "-d").succeeds();
    stack.dhow("up", "-d", "--force-recreate").succeeds();
    var ours = stack.container("web").path("Mounts").path(0).path("Name").asText();
    stack.dhow("down").succeeds();
    assertThat(DockerCli.exists("volume", ours)).isTrue();
    DockerCli.command("volume", "rm", ours).succeeds();

    stack.dhow("up", "-d").succeeds();
    stack.dhow("up", "-d", "--force-recreate").succeeds();
    var carried = stack.container("web").path("Mounts").path(0).path("Name").asText();
    var down = stack.dhow("down", "-v").succeeds();

    assertThat(DockerCli.exists("volume", carried)).isFalse();
    assertThat(down.story())
        .contains(
            "Volume %s (/anonymous of %s-web-1) Removed (--volumes was given)"
                .formatted(carried.substring(0, 12), stack.name()));
  }

  @Test
  void it_removes_containers_and_networks_and_keeps_volumes_unless_told() {
    stack.compose(
        """
        services:
          web:
            image: busybox
            init: true
            command: sleep infinity
            networks: [default, back]
            volumes: [data:/data, /anonymous]
        networks: {back: }
        volumes: {data: }
        """);
    stack.dhow("up", "-d").succeeds();
    var anonymous =
        stack.container("web").at("/Mounts").findValuesAsText("Name").stream()
            .filter(name -> !name.equals(stack.name() + "_data"))
            .toList();

    try {
      stack.dhow("down").succeeds();
      assertThat(stack.containers()).isEmpty();
      assertThat(stack.networks()).isEmpty();
      assertThat(stack.volumes()).containsExactly(stack.name() + "_data");
      assertThat(DockerCli.exists("volume", anonymous.getFirst())).isTrue();
    } finally {
      DockerCli.command("volume", "rm", anonymous.getFirst()).succeeds();
    }

    stack.dhow("down", "-v").succeeds();
    assertThat(stack.volumes()).isEmpty();
  }

  @Test
  void with_volumes_it_takes_the_anonymous_ones_too() {
    stack.compose(
        """
        services:
          web: {image: busybox, init: true, command: sleep infinity, volumes: [/anonymous]}
        """);
    stack.dhow("up", "-d").succeeds();
    var anonymous = stack.container("web").at("/Mounts/0/Name").asText();

    stack.dhow("down", "-v").succeeds();

    assertThat(DockerCli.exists("volume", anonymous)).isFalse();
  }

  @Test
  void what_is_external_stays() {
    var network = stack.name() + "-outer";
    DockerCli.command("network", "create", network).succeeds();
    DockerCli.command("volume", "create", network).succeeds();
    try {
      stack
          .compose(
              """
              services:
                web:
                  image: busybox
                  init: true
                  command: sleep infinity
                  networks: [outer]
                  volumes: [kept:/data]
              networks: {outer: {external: true, name: "${OUTER}"}}
              volumes: {kept: {external: true, name: "${OUTER}"}}
              """)
          .with("OUTER", network);
      stack.dhow("up", "-d").succeeds();
      assertThat(stack.networks()).isEmpty();

      stack.dhow("down", "-v").succeeds();

      assertThat(stack.containers()).isEmpty();
      assertThat(DockerCli.exists("network", network)).isTrue();
      assertThat(DockerCli.exists("volume", network)).isTrue();
    } finally {
      DockerCli.command("network", "rm", network).succeeds();
      DockerCli.command("volume", "rm", network).succeeds();
    }
  }

  @Test
  void the_timeout_given_is_how_long_a_stubborn_container_may_take() {
    stack.compose(
        """
        services:
          web:
            image: busybox
            command: sh -c 'trap "" TERM; while :; do sleep 1; done'
            stop_grace_period: 2m
        """);
    stack.dhow("up", "-d").succeeds();

    var down = stack.dhow("down", "-t", "1").succeeds();

    assertThat(down.took()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30));
    assertThat(stack.containers()).isEmpty();
  }

  @Test
  void images_built_for_the_project_go_when_asked() {
    stack
        .compose("services: {web: {build: ., init: true, command: sleep infinity}}")
        .file("Dockerfile", "FROM busybox\nENV BUILT=yes\n");
    stack.dhow("up", "-d").succeeds();
    assertThat(stack.container("web").at("/Config/Env").toString()).contains("BUILT=yes");

    stack.dhow("down").succeeds();
    assertThat(DockerCli.exists("image", stack.name() + "-web")).isTrue();

    stack.dhow("down", "--rmi", "local").succeeds();
    assertThat(DockerCli.exists("image", stack.name() + "-web")).isFalse();
    assertThat(DockerCli.exists("image", "busybox")).isTrue();
  }

  @Test
  void orphans_go_only_when_asked() {
    stack.compose("services: {web: {image: busybox, init: true, command: sleep infinity}}");
    stack.dhow("up", "-d").succeeds();
    stack.compose("services: {other: {image: busybox, init: true, command: sleep infinity}}");

    stack.dhow("down").succeeds();
    assertThat(stack.overview()).containsExactly("web=running");

    stack.dhow("down", "--remove-orphans").succeeds();
    assertThat(stack.containers()).isEmpty();
    assertThat(stack.networks()).isEmpty();
  }

  @Test
  void nothing_to_remove_is_no_error() {
    stack.compose("services: {web: {image: busybox}}");

    stack.dhow("down").succeeds();
    stack.dhow("-p", stack.name() + "-nosuch", "down").succeeds();
  }

  @Test
  void in_haste_nobody_waits_for_another_and_who_is_deaf_is_told() {
    stack.compose(
        """
        x-deaf: &deaf {image: busybox, command: sleep infinity, stop_grace_period: 5s}
        services:
          a: *deaf
          b: {<<: *deaf, depends_on: [a]}
          c: {<<: *deaf, depends_on: [b]}
        """);
    stack.dhow("up", "-d").succeeds();
    var began = Instant.now();

    var down = stack.dhow("down", "--fast").succeeds();

    var events =
        DockerCli.command(
                "events",
                "--since=" + began,
                "--until=" + Instant.now(),
                "--filter=label=com.docker.compose.project=" + stack.name(),
                "--format={{.Action}} {{.Actor.Attributes.signal}}")
            .succeeds()
            .lines();
    assertThat(events.subList(0, 3)).containsOnly("kill 15");
    assertThat(down.stderr())
        .contains(stack.name() + "-a-1 did not end within 5 s and was killed", "init: true");
  }

  @Test
  void a_protected_volume_is_removed_only_by_name() {
    stack.compose(
        """
        services: {web: {image: busybox, init: true, command: sleep infinity, volumes: ['data:/d']}}
        volumes: {data: {labels: {dhow.protect: "true"}}}
        """);
    var volume = stack.name() + "_data";
    stack.dhow("up", "-d").succeeds();

    assertThat(stack.dhow("down", "-v").run().exitsWith(1).stderr())
        .contains(volume, "--unprotect");
    assertThat(stack.states("web")).containsExactly("running");
    stack.dhow("down", "-v", "--unprotect", volume).succeeds();
    assertThat(stack.volumes()).isEmpty();
  }

  @Test
  void on_a_terminal_it_asks_before_data_is_lost() {
    stack.compose(
        """
        services: {web: {image: busybox, init: true, command: sleep infinity, volumes: ['data:/d']}}
        volumes: {data: }
        """);
    stack.dhow("up", "-d").succeeds();

    try (var down = stack.dhow("down", "-v").inTerminal().start()) {
      down.awaitOutput("question", text -> text.contains("_data\" will be lost"));
      down.type("n\n");
      down.finish().exitsWith(1);
    }
    assertThat(stack.states("web")).containsExactly("running");
    stack.dhow("down", "-v", "-y").inTerminal().succeeds();
    assertThat(stack.volumes()).isEmpty();
  }
}
