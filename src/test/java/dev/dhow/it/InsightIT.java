package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.Eventually;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A database that is never healthy, somebody who waits for it, a job that ended as if it had been
/// killed, and one that was, as it took too much memory.
@OnEngine
class InsightIT {
  @RegisterExtension static final Stack STACK = Stack.shared();

  @BeforeAll
  static void something_is_wrong() {
    STACK.compose(
        """
        services:
          web:
            image: busybox
            depends_on: {db: {condition: service_healthy}}
          db:
            image: busybox
            init: true
            command: sh -c 'echo no password >&2; exec sleep infinity'
            healthcheck:
              test: echo refused; exit 1
              interval: 200ms
              retries: 2
          job:
            image: busybox
            command: sh -c 'echo working; exit 137'
          greedy:
            image: busybox
            mem_limit: 12m
            memswap_limit: 12m
            command: sh -c 'echo eats; exec tail /dev/zero'
          broken: {image: busybox, command: [no-such-program], profiles: [broken]}
        """);
    STACK.dhow("up", "-d", "--timeline-file", "up.json").run().exitsWith(1);
    Eventually.isTrue(
        "db is unhealthy",
        () ->
            STACK
                .container("db")
                .path("State")
                .path("Health")
                .path("Status")
                .asText()
                .equals("unhealthy"));
    for (var service : List.of("job", "greedy")) {
      Eventually.isTrue(
          service + " has ended", () -> STACK.states(service).equals(List.of("exited")));
    }
  }

  @Test
  void why_tells_who_waits_for_whom_and_what_the_healthcheck_said() {
    var why = STACK.dhow("why", "web").succeeds();

    assertThat(why.lines())
        .first()
        .isEqualTo("web was never started: it waits until db is healthy, and db is unhealthy");
    assertThat(why.stdout())
        .contains("└─ db")
        .contains("running (unhealthy)")
        .contains("probe ended with exit code 1:\n    refused\n")
        .contains("last lines of its output:\n    no password\n");
  }

  @Test
  void why_tells_what_an_exit_code_means() {
    var why =
        DockerCli.json(STACK.dhow("why", "--format", "json", "job").succeeds().stdout()).path(0);

    assertThat(why.path("verdict").asText()).isEqualTo("broken");
    var container = why.path("services").path(0).path("containers").path(0);
    assertThat(container.path("exitCode").asInt()).isEqualTo(137);
    assertThat(container.path("meaning").asText()).isEqualTo("killed, or out of memory (signal 9)");
    assertThat(container.path("output").path(0).asText()).isEqualTo("working");
  }

  @Test
  void why_tells_memory_that_ran_out_from_being_killed() {
    // The engine learns of it by another way than of the end.
    Eventually.isTrue(
        "memory is known to have run out",
        () -> STACK.container("greedy").at("/State/OOMKilled").asBoolean());
    var killed = STACK.dhow("why", "job").succeeds().stdout();
    var greedy = STACK.dhow("why", "greedy").succeeds().stdout();

    assertThat(killed).contains("137", "working").doesNotContain("its limit");
    assertThat(greedy).contains("137", "killed for using more than its limit", "eats");
    var told =
        DockerCli.json(STACK.dhow("why", "--format", "json", "greedy").succeeds().stdout())
            .at("/0/services/0/containers/0");
    assertThat(told.path("outOfMemory").asBoolean()).isTrue();
  }

  @Test
  void why_tells_what_the_engine_refused() {
    STACK.dhow("--profile", "broken", "up", "-d", "broken").run().exitsWith(1);

    assertThat(STACK.dhow("why", "broken").succeeds().stdout())
        .startsWith("broken could not be started: the engine refused to start it\n")
        .contains("no-such-program")
        .contains("hint: correct in the files what the engine names, then start it with");
  }

  @Test
  void the_graph_has_the_states() {
    assertThat(STACK.dhow("graph").succeeds().lines())
        .anyMatch(line -> line.matches("├?└?─? ?db +running \\(unhealthy\\) +healthy +default"))
        .anyMatch(line -> line.matches("job +exited \\(137\\) +default"));
  }

  @Test
  void without_an_engine_the_graph_is_of_the_files_alone() {
    var graph = STACK.dhow("-H", "unix:///nowhere/docker.sock", "graph").succeeds();
    var stateless = STACK.dhow("graph", "--no-state").succeeds();

    assertThat(graph.stdout()).isEqualTo(stateless.stdout()).contains("db").doesNotContain("STATE");
    assertThat(graph.stderr()).startsWith("warning: shown without the state of containers: ");
    assertThat(stateless.stderr()).isEmpty();
  }

  @Test
  void a_trace_tells_where_the_time_went() {
    var trace = STACK.dhow("trace", "up.json").succeeds();

    assertThat(trace.lines())
        .anyMatch(line -> line.startsWith("db ") && line.endsWith("✘"))
        .anyMatch(line -> line.matches("db \\d+\\.\\ds = .*healthy \\d+\\.\\d.*"));
    assertThat(STACK.dhow("trace", "--format", "html", "up.json").succeeds().stdout())
        .startsWith("<!doctype html>")
        .endsWith("</html>\n");
  }

  @Test
  void a_terminal_is_told_why_a_container_is_not_healthy() {
    var ps = STACK.dhow("ps").inTerminal(24, 120).succeeds();

    assertThat(ps.stdout().replaceAll("\\s+", " ")).contains("(unhealthy): refused");
    assertThat(STACK.dhow("ps").succeeds().stdout())
        .contains("(unhealthy)")
        .doesNotContain("refused");
  }
}
