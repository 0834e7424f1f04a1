package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Which services a command is about: those named, what they need, their profiles, orphans.
@OnEngine
class SelectionIT {

  @RegisterExtension final Stack stack = new Stack();

  @BeforeEach
  void four_services() {
    stack.compose(
        """
        x-idle: &idle
          image: busybox
          init: true
          command: sleep infinity
        services:
          web:
            <<: *idle
            depends_on: [db]
          db: *idle
          other: *idle
          debug:
            <<: *idle
            profiles: [tools]
        """);
  }

  @Test
  void a_service_named_brings_its_dependencies() {
    stack.dhow("up", "-d", "web").succeeds();

    assertThat(stack.overview()).containsExactly("db=running", "web=running");
  }

  @Test
  void no_deps_leaves_the_dependencies() {
    stack.dhow("up", "-d", "--no-deps", "web").succeeds();

    assertThat(stack.overview()).containsExactly("web=running");
  }

  @Test
  void a_service_that_is_not_there_is_refused() {
    var refused = stack.dhow("up", "-d", "wbe").run().exitsWith(1);

    assertThat(refused.stderr()).contains("wbe");
    assertThat(stack.containers()).isEmpty();
  }

  @Test
  void patterns_stand_for_the_services_they_match() {
    stack.dhow("up", "-d", "o*").succeeds();
    assertThat(stack.overview()).containsExactly("other=running");

    stack.dhow("up", "-d", "[d-e]?").succeeds();
    stack.dhow("--project-name", stack.name(), "stop", "-t", "0", "*b").succeeds();
    assertThat(stack.overview()).containsExactly("db=exited", "other=running");
    assertThat(stack.dhow("ps", "--services", "o*", "x*").run().exitsWith(1).stderr())
        .contains("no such service: x*");
  }

  @Test
  void a_profile_is_off_until_asked_for() {
    stack.dhow("up", "-d").succeeds();
    assertThat(stack.overview()).containsExactly("db=running", "other=running", "web=running");

    stack.dhow("--profile", "tools", "up", "-d").succeeds();
    assertThat(stack.states("debug")).containsExactly("running");

    stack.dhow("--profile", "*", "down").succeeds();
    assertThat(stack.containers()).isEmpty();
  }

  @Test
  void naming_a_service_of_a_profile_enables_it() {
    stack.dhow("up", "-d", "debug").succeeds();

    assertThat(stack.overview()).containsExactly("debug=running");
  }

  @Test
  void orphans_are_told_of_and_removed_only_when_asked() {
    stack.dhow("up", "-d").succeeds();
    stack.compose(
        """
        services:
          web: {image: busybox, init: true, command: sleep infinity}
          db: {image: busybox, init: true, command: sleep infinity}
        """);

    var told = stack.dhow("up", "-d").succeeds();
    assertThat(told.stderr()).contains(stack.name() + "-other-1", "--remove-orphans");
    assertThat(stack.states("other")).containsExactly("running");

    stack.dhow("up", "-d", "--remove-orphans").succeeds();
    assertThat(stack.overview()).containsExactly("db=running", "web=running");
  }
}
