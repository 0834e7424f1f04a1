package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a service waits for before it starts, and what becomes of it when that fails.
@OnEngine
class DependencyIT {

  @RegisterExtension final Stack stack = new Stack();

  @Test
  void a_dependency_that_is_unhealthy_is_shown_with_its_probe_and_its_last_lines() {
    stack.compose(
        """
        services:
          web:
            image: busybox
            command: sleep infinity
            depends_on:
              db: {condition: service_healthy}
          db:
            image: busybox
            init: true
            command: sh -c 'echo the database has no room; exec sleep infinity'
            healthcheck:
              test: echo disk is full; exit 1
              interval: 500ms
              retries: 2
          unconcerned:
            image: busybox
            init: true
            command: sleep infinity
        """);

    var up = stack.dhow("up", "-d").run().exitsWith(1);

    assertThat(up.stderr())
        .contains(stack.name() + "-db-1", "unhealthy", "disk is full", "the database has no room");
    assertThat(stack.overview())
        .containsExactly("db=running", "unconcerned=running", "web=created");
  }

  @Test
  void a_dependency_that_ends_with_an_error_is_not_waited_for_any_longer() {
    stack.compose(
        """
        services:
          web:
            image: busybox
            command: sleep infinity
            depends_on:
              setup: {condition: service_completed_successfully}
          setup:
            image: busybox
            command: sh -c 'echo cannot set up; exit 5'
        """);

    var up = stack.dhow("up", "-d").run().exitsWith(1);

    assertThat(up.stderr()).contains("setup", "5", "cannot set up");
    assertThat(stack.overview()).containsExactly("setup=exited", "web=created");
  }

  @Test
  @DisabledIf(value = DockerCli.OLD, disabledReason = "it knows no start_interval")
  void a_service_starts_once_its_dependencies_are_as_wanted() {
    stack.compose(
        """
        services:
          web:
            image: busybox
            init: true
            command: sleep infinity
            depends_on:
              db: {condition: service_healthy}
              setup: {condition: service_completed_successfully}
          db:
            image: busybox
            init: true
            command: sh -c 'sleep 1; touch /tmp/ready; exec sleep infinity'
            healthcheck:
              test: test -e /tmp/ready
              interval: 60s
              start_period: 60s
              start_interval: 60s
          setup:
            image: busybox
            command: sleep 1
        """);

    var up = stack.dhow("up", "-d").succeeds();

    assertThat(stack.overview()).containsExactly("db=running", "setup=exited", "web=running");
    var web = started("web");
    assertThat(web).isAfter(started("db").plusSeconds(1));
    assertThat(web)
        .isAfter(Instant.parse(stack.container("setup").at("/State/FinishedAt").asText()));
    assertThat(up.took()).as("dhow probes by itself").isLessThan(Duration.ofSeconds(45));
  }

  private Instant started(String service) {
    return Instant.parse(stack.container(service).at("/State/StartedAt").asText());
  }
}
