package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Containers that belong to none of the project's services, and what others have on its networks.
@OnEngine
class OrphansIT {
  private static final String REMOVE = "COMPOSE_REMOVE_ORPHANS";
  private static final String IDLE = "{image: busybox, init: true, command: sleep infinity}";

  @RegisterExtension final Stack stack = new Stack();

  @Test
  void there_are_three_kinds_which_are_told_and_removed_each_in_its_own_way() {
    stack
        .compose("services: {web: " + IDLE + ", old: " + IDLE + "}")
        .file("other.yaml", "services: {theirs: " + IDLE + "}");
    stack.dhow("up", "-d").succeeds();
    stack.dhow("run", "web", "true").succeeds();
    stack.dhow("-f", "other.yaml", "up", "-d").succeeds();
    stack.compose("services: {web: " + IDLE + "}");
    var name = stack.name();

    var told = stack.dhow("up", "-d").succeeds();

    assertThat(told.stderr())
        .contains(
            "found orphan containers (" + name + "-old-1) for this project",
            "in which run has ended",
            "found containers (" + name + "-theirs-1) that were made from other files");
    assertThat(stack.containers()).hasSize(4);

    var removed = stack.dhow("up", "-d", "--remove-orphans").succeeds();

    assertThat(stack.overview()).containsExactly("theirs=running", "web=running");
    assertThat(removed.stderr()).contains(name + "-theirs-1", "--other-files");

    stack.dhow("up", "-d", "--remove-orphans", "--other-files").succeeds();
    assertThat(stack.overview()).containsExactly("web=running");
  }

  @Test
  void variables_say_what_becomes_of_them_where_no_flag_does() {
    stack.compose("services: {web: " + IDLE + ", old: " + IDLE + "}");
    stack.dhow("up", "-d").succeeds();
    stack.compose("services: {web: " + IDLE + "}");

    var ignored = stack.dhow("up", "-d").with("COMPOSE_IGNORE_ORPHANS", "1").succeeds();
    assertThat(ignored.stderr()).doesNotContain("orphan", stack.name() + "-old-1");
    var told = stack.dhow("up", "-d", "--remove-orphans=false").with(REMOVE, "1").succeeds();
    assertThat(told.stderr()).contains("found orphan containers (" + stack.name() + "-old-1)");
    assertThat(stack.overview()).containsExactly("old=running", "web=running");

    stack.dhow("up", "-d", "-t", "0").with(REMOVE, "1").succeeds();
    assertThat(stack.overview()).containsExactly("web=running");
  }

  @Test
  void a_network_that_somebody_else_is_on_stays_and_is_told_with_his_name() {
    stack.compose("services: {web: " + IDLE + "}");
    stack.dhow("up", "-d").succeeds();
    var guest = stack.name() + "-guest";
    var network = stack.name() + "_default";
    DockerCli.command("run", "-d", "--name", guest, "--network", network, "busybox", "sleep", "600")
        .succeeds();
    try {
      var down = stack.dhow("down", "-t", "1").run();

      assertThat(down.stderr()).contains("network " + network + " is still in use by", guest);
      assertThat(stack.containers()).isEmpty();
      assertThat(stack.networks()).containsExactly(network);
    } finally {
      DockerCli.command("rm", "-f", guest).succeeds();
    }
    stack.dhow("down").succeeds();
    assertThat(stack.networks()).isEmpty();
  }
}
