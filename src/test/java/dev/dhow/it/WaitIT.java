package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEngine
class WaitIT {

  @RegisterExtension final Stack stack = new Stack();

  @Test
  void it_returns_once_everything_is_ready() {
    stack.compose(
        """
        services:
          web:
            image: busybox
            init: true
            command: sh -c 'sleep 1; touch /tmp/ready; exec sleep infinity'
            depends_on:
              setup: {condition: service_completed_successfully}
            healthcheck:
              test: test -e /tmp/ready
              interval: 500ms
          setup: {image: busybox, command: 'true'}
        """);

    stack.dhow("up", "--wait").succeeds();

    assertThat(stack.overview()).containsExactly("setup=exited", "web=running");
  }

  @Test
  void a_container_that_ends_is_a_failure() {
    stack.compose(
        """
        services:
          web: {image: busybox, init: true, command: sleep infinity}
          bad: {image: busybox, command: sh -c 'exit 9'}
        """);

    var up = stack.dhow("up", "--wait").run().exitsWith(1);

    assertThat(up.stderr()).contains(stack.name() + "-bad-1", "9");
    assertThat(stack.states("web")).containsExactly("running");
  }

  @Test
  void a_crash_loop_is_a_failure_that_tells_restarts_exit_code_and_output() {
    stack.compose(
        """
        services:
          bad: {image: busybox, restart: always, command: sh -c 'echo begun; exit 9'}
        """);

    var up = stack.dhow("up", "--wait").run().exitsWith(1);

    assertThat(up.stderr())
        .contains("container " + stack.name() + "-bad-1 keeps restarting: restarted ")
        .contains(" times, last exit 9", "begun");
  }

  @Test
  void one_dead_replica_of_two_is_a_failure() {
    stack.compose(
        """
        services:
          web:
            image: busybox
            init: true
            scale: 2
            volumes: ["shared:/shared"]
            command: sh -c 'mkdir /shared/first || exit 3; exec sleep infinity'
        volumes: {shared: }
        """);

    var up = stack.dhow("up", "--wait").run().exitsWith(1);

    assertThat(up.stderr()).contains("exited (3)");
  }

  @Test
  void nothing_starts_that_waits_for_a_job_one_replica_of_which_fails() {
    stack.compose(
        """
        services:
          web:
            image: busybox
            depends_on: {job: {condition: service_completed_successfully}}
          job:
            image: busybox
            scale: 2
            volumes: ["shared:/shared"]
            command: sh -c 'mkdir /shared/first || exit 1'
        volumes: {shared: }
        """);

    var up = stack.dhow("up", "-d").run().exitsWith(1);

    assertThat(up.stderr()).contains("did not complete successfully: exit code 1");
    assertThat(stack.states("web")).containsExactly("created");
  }

  @Test
  void a_job_that_is_done_is_no_failure() {
    stack.compose("services: {job: {image: busybox, command: 'true'}}");

    stack.dhow("up", "--wait").succeeds();
  }

  @Test
  void it_gives_up_after_the_timeout_and_leaves_the_containers_running() {
    stack.compose(
        """
        services:
          web:
            image: busybox
            init: true
            command: sleep infinity
            healthcheck:
              test: test -e /never
              interval: 1s
              retries: 1000
        """);

    var up = stack.dhow("up", "--wait", "--wait-timeout", "2").run().exitsWith(1);

    assertThat(up.took()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(30));
    assertThat(up.stderr()).contains("web");
    assertThat(stack.states("web")).containsExactly("running");
  }
}
