package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is really done with containers, networks and volumes whose files have changed, beside
/// docker compose: which stay, which are restarted, and which are made anew.
@OnEngine
class DivergenceParityIT {
  private static final String BASE =
      """
      services:
        db: {image: busybox, init: true, command: sleep infinity, environment: {V: "1"}, networks: [front]}
        web:
          image: busybox
          init: true
          command: sleep infinity
          networks: [front]
          volumes: [data:/data]
          depends_on: {db: {condition: service_started, restart: true}}
        apart: {image: busybox, init: true, command: sleep infinity, network_mode: none}
      networks:
        front: {labels: {v: "1"}}
      volumes:
        data: {labels: {v: "1"}}
      """;

  @RegisterExtension final Stack stack = new Stack();

  /// Another form of the files, and the flags of the `up` that follows.
  record Change(String name, String from, String to, List<String> flags) {

    static Change of(String name, String from, String to, String... flags) {
      assertThat(BASE).contains(from);
      return new Change(name, from, to, List.of(flags));
    }

    String files() {
      return BASE.replace(from, to);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Change> changes() {
    var network = "front: {labels: {v: \"1\"}}";
    var volume = "data: {labels: {v: \"1\"}}";
    return Stream.of(
        Change.of("labels of a network", network, "front: {labels: {v: \"2\"}}"),
        Change.of(
            "options of a network's driver",
            network,
            "front: {labels: {v: \"1\"}, driver_opts: {com.docker.network.driver.mtu: 1400}}"),
        Change.of(
            "addresses of a network",
            network,
            "front: {labels: {v: \"1\"}, ipam: {config: [{subnet: 10.251.%d.0/24}]}}"
                .formatted(ProcessHandle.current().pid() % 250)),
        Change.of("labels of a volume, nobody asked", volume, "data: {labels: {v: \"2\"}}"),
        Change.of("labels of a volume", volume, "data: {labels: {v: \"2\"}}", "-y"),
        Change.of(
            "options of a volume",
            volume,
            "data: {driver_opts: {type: tmpfs, device: tmpfs, o: size=1m}}",
            "-y"),
        Change.of("what others are restarted with", "V: \"1\"", "V: \"2\""),
        Change.of("a service that is gone", "  apart:", "  renamed:", "--remove-orphans"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void both_keep_restart_and_make_anew_the_same(Change change) {
    stack.compose(BASE);
    stack.peer("up", "-d").succeeds();
    var before = look();
    stack.compose(change.files()).peer(up(change)).succeeds();
    var theirs = since(before);
    stack.peerDown("-v", "-t", "1", "--remove-orphans");

    stack.compose(BASE);
    stack.dhow("up", "-d").succeeds();
    before = look();
    stack.compose(change.files()).dhow(up(change)).succeeds();

    assertThat(since(before)).isEqualTo(theirs);
    assertThat(stack.dhow("plan", "--exit-code").run().exitCode())
        .as("only a volume that nobody allowed to remake is left to tell of")
        .isZero();
  }

  @Test
  void of_several_replicas_those_that_are_as_wanted_stay_when_there_are_to_be_fewer() {
    var up =
        List.of(
            new String[] {"up", "-d", "--scale", "db=2"},
            new String[] {"up", "-d", "--no-recreate", "--scale", "db=4"},
            new String[] {"up", "-d", "--scale", "db=2"});
    var changed = BASE.replace("V: \"1\"", "V: \"2\"");

    stack.compose(BASE).peer(up.getFirst()).succeeds();
    stack.compose(changed).peer(up.get(1)).succeeds();
    stack.peer(up.get(2)).succeeds();
    var theirs = names();
    stack.peerDown("-v", "-t", "1");
    stack.compose(BASE).dhow(up.getFirst()).succeeds();
    stack.compose(changed).dhow(up.get(1)).succeeds();
    stack.dhow(up.get(2)).succeeds();

    assertThat(names()).isEqualTo(theirs).contains("/" + stack.name() + "-db-3");
  }

  private List<String> names() {
    return stack.containers().stream().map(each -> each.path("Name").asText()).sorted().toList();
  }

  private static String[] up(Change change) {
    var line = new ArrayList<>(List.of("up", "-d", "-t", "1"));
    line.addAll(change.flags());
    return line.toArray(String[]::new);
  }

  /// By kind and name, what tells a thing from one made anew, and a container's life from another.
  private Map<String, List<String>> look() {
    var found = new TreeMap<String, List<String>>();
    for (var container : stack.containers()) {
      found.put(
          "container " + container.path("Name").asText(),
          List.of(text(container, "/Id"), text(container, "/State/StartedAt")));
    }
    for (var network : DockerCli.inspect("network", stack.networks())) {
      found.put("network " + network.path("Name").asText(), List.of(text(network, "/Id")));
    }
    for (var volume : DockerCli.inspect("volume", stack.volumes())) {
      var made = text(volume, "/Labels/com.docker.compose.config-hash");
      found.put("volume " + volume.path("Name").asText(), List.of(made));
    }
    return found;
  }

  private static String text(JsonNode thing, String path) {
    return thing.at(path).asText();
  }

  private Map<String, String> since(Map<String, List<String>> before) {
    var now = look();
    var names = new TreeSet<>(before.keySet());
    names.addAll(now.keySet());
    var changes = new TreeMap<String, String>();
    for (var name : names) {
      changes.put(name, change(before.get(name), now.get(name)));
    }
    stack.overview().forEach(state -> changes.put("state of " + state, ""));
    return changes;
  }

  private static String change(@Nullable List<String> before, @Nullable List<String> now) {
    if (before == null) {
      return "new";
    }
    if (now == null) {
      return "gone";
    }
    if (!before.getFirst().equals(now.getFirst())) {
      return "made anew";
    }
    return before.equals(now) ? "kept" : "restarted";
  }
}
