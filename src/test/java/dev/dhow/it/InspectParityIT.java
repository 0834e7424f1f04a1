package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@OnEngine
class InspectParityIT {

  @RegisterExtension final Stack stack = new Stack();

  @ParameterizedTest
  @EnumSource
  void what_dhow_makes_is_what_docker_compose_makes_field_by_field(EveryAttribute project) {
    project.in(stack);
    stack.peer(project.up()).succeeds();
    var theirs = everything();
    stack.peerDown("-v", "-t", "1");

    stack.dhow(project.up()).succeeds();
    var ours = everything();

    assertThat(ours.keySet()).isEqualTo(theirs.keySet());
    assertThat(differences(theirs, ours)).isEmpty();
    assertThat(left()).as("what a second up would do").isEmpty();
  }

  /// What is planned once the project is up, but to start again what has ended or was never
  /// started.
  private List<String> left() {
    var left = new ArrayList<String>();
    var up = new TreeSet<String>();
    for (var container : stack.containers()) {
      if (container.path("State").path("Running").asBoolean()) {
        up.add(container.path("Name").asText().substring(1));
      }
    }
    var plan = stack.dhow("plan", "--format", "json").succeeds().stdout();
    for (var each : DockerCli.json(plan).path("resources")) {
      boolean runsAgain =
          each.path("actions").toString().equals("[\"start\"]")
              && !up.contains(each.path("name").asText());
      if (!runsAgain && !each.path("actions").isEmpty()) {
        left.add(each.toString());
      }
    }
    return left;
  }

  private static List<String> differences(
      SortedMap<String, SortedMap<String, String>> theirs,
      SortedMap<String, SortedMap<String, String>> ours) {
    var differences = new ArrayList<String>();
    theirs.forEach((name, fields) -> {
      var mine = ours.getOrDefault(name, Collections.emptySortedMap());
      var paths = new TreeSet<>(fields.keySet());
      paths.addAll(mine.keySet());
      for (var path : paths) {
        var wanted = fields.getOrDefault(path, "(absent)");
        var found = mine.getOrDefault(path, "(absent)");
        if (!found.equals(wanted)) {
          differences.add("%s: %s is %s and not %s".formatted(name, path, found, wanted));
        }
      }
    });
    return differences;
  }

  /// By kind and name, the fields of all containers, networks and volumes.
  private SortedMap<String, SortedMap<String, String>> everything() {
    var found = new TreeMap<String, SortedMap<String, String>>();
    for (var container : stack.containers()) {
      found.put("container " + container.path("Name").asText(), Inspection.ofContainer(container));
    }
    for (var network : DockerCli.inspect("network", stack.networks())) {
      found.put("network " + network.path("Name").asText(), Inspection.of(network));
    }
    for (var volume : DockerCli.inspect("volume", stack.volumes())) {
      found.put("volume " + volume.path("Name").asText(), Inspection.of(volume));
    }
    return found;
  }
}
