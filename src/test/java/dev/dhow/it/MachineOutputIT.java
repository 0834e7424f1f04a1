package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.OutputSchema;
import dev.dhow.it.harness.Eventually;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What dhow prints for programs, held against `schema/output`. One after the other, as some change
/// what others list.
@OnEngine
@Execution(ExecutionMode.SAME_THREAD)
class MachineOutputIT {
  @RegisterExtension static final Stack STACK = Stack.shared();

  @BeforeAll
  static void something_of_everything() {
    STACK.compose(
        """
        services:
          web:
            image: busybox
            init: true
            command: sh -c 'echo ready; exec sleep infinity'
            ports: ["127.0.0.1::80"]
            volumes: [data:/data]
            networks: {front: {}, default: {}}
            depends_on: {job: {condition: service_started}}
            healthcheck: {test: "true", interval: 1s}
          job: {image: busybox, command: sh -c 'echo no >&2; exit 3'}
          ghost: {image: "dhow-has-no-such-image:1", profiles: [ghost]}
          broken: {image: busybox, command: [no-such-program], profiles: [broken]}
        networks: {front: {internal: true}}
        volumes: {data: {}}
        """);
    STACK.dhow("up", "-d", "--timeline-file", "up.json", "web").succeeds();
    STACK.dhow("--profile", "broken", "up", "-d", "broken").run().exitsWith(1);
    Eventually.isTrue("job has ended", () -> STACK.states("job").equals(List.of("exited")));
  }

  @ParameterizedTest
  @CsvSource({
    "ps, ps -a --format json",
    "ls, ls -a --format json",
    "images, images --format json",
    "stats, stats --no-stream --format json",
    "volumes, volumes --format json",
    "events, events --since 1h --until 0s --format json",
    "status, status --format json",
    "plan, plan --force-recreate --scale web=2 --format json",
    "why, why --format json web broken ghost",
    "graph, graph --format json",
    "graph, graph --format json --no-state",
    "trace, trace --format json up.json",
    "top, top --format json",
    "port, port --format json web 80",
    "version, version --format json",
    "logs, logs --format json",
    "lint, lint --format json",
  })
  void what_a_listing_prints_is_as_its_schema_says(String schema, String command) {
    var printed = STACK.dhow(command.split(" ", -1)).succeeds();

    OutputSchema.of(schema).expectLines(printed.stdout());
  }

  @ParameterizedTest
  @CsvSource({
    "up -d --force-recreate -t 0 web, ''",
    "up --abort-on-container-exit --no-deps job, ''",
    "--profile ghost kill ghost, ''",
    "up -d wbe, usage",
    "why wbe, usage",
    "graph --nosuch, usage",
    "nosuch, usage",
    "-f nosuch.yaml up -d, files",
    "-H unix:///nowhere/docker.sock logs, engine-unreachable",
    "--profile ghost up -d ghost, image-unavailable",
  })
  void progress_and_errors_are_as_their_schema_says(String command, String code) {
    var words = ("--progress json " + command).split(" ", -1);
    var told = STACK.dhow(words).run().stderr();

    OutputSchema.of("progress").expectLines(told);
    var codes = told.lines().filter(line -> line.startsWith("{\"error\":true")).toList();
    if (code.isEmpty()) {
      assertThat(codes).isEmpty();
    } else {
      assertThat(codes)
          .isNotEmpty()
          .allMatch(line -> line.startsWith("{\"error\":true,\"code\":\"" + code + "\","));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ps --format json wbe, usage",
    "ps --format=json --nosuch, usage",
    "port --format json web 81, usage",
    "images --format json wbe, usage",
    "-f nosuch.yaml config --format json, files",
    "-f nosuch.yaml volumes --format json, files",
    "-H unix:///nowhere/docker.sock ls --format json, engine-unreachable",
    "-H unix:///nowhere/docker.sock events --json, engine-unreachable",
  })
  void who_asks_for_json_is_told_errors_in_it(String command, String code) {
    var told = STACK.dhow(command.split(" ", -1)).run().stderr();

    OutputSchema.of("progress").expectLines(told);
    assertThat(told).startsWith("{\"error\":true,\"code\":\"" + code + "\",");
  }

  @Test
  void unless_progress_is_to_be_told_otherwise() {
    var told = STACK.dhow("--progress", "plain", "ps", "--format", "json", "wbe").run().stderr();

    assertThat(told).startsWith("error: no such service: wbe\n");
  }
}
