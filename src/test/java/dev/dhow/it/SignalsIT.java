package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dhow.it.harness.Dhow;
import dev.dhow.it.harness.Eventually;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.RecordingProxy;
import dev.dhow.it.harness.SilentServer;
import dev.dhow.it.harness.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Signals and closed terminals in every phase of `up`: each ends it, and leaves what the next one
/// can go on with.
@OnEngine
class SignalsIT {
  private static final String POLITE =
      """
      services:
        web:
          image: busybox
          command: sh -c 'trap "exit 0" TERM; echo web is ready; while :; do sleep 0.1; done'
          depends_on: [db]
        db:
          image: busybox
          command: sh -c 'trap "exit 0" TERM; echo db is ready; while :; do sleep 0.1; done'
      """;
  private static final String TWO =
      """
      services:
        web: {image: busybox, init: true, command: sleep infinity, depends_on: [db]}
        db: {image: busybox, init: true, command: sleep infinity}
      """;

  @RegisterExtension final Stack stack = new Stack();

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void while_an_image_is_pulled(String signal) {
    try (var registry = new SilentServer()) {
      stack.compose("services: {web: {image: '%s/none:1'}}".formatted(registry.host()));
      try (var up = stack.dhow("up", "-d").start()) {
        registry.awaitGuest();

        up.signal(signal);

        up.finish().exitsWith(130);
      }
    }
    assertThat(stack.containers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"INT, true", "TERM, false", "HUP, true"})
  void while_an_image_is_built(String signal, boolean byBuildx) {
    if (byBuildx) {
      stack.withBuildx();
    }
    stack
        .compose(
            """
            services:
              web:
                build:
                  dockerfile_inline: |
                    FROM busybox
                    RUN echo "it is $$((40 + 2)) now"; sleep 600
            """)
        .with("COMPOSE_BAKE", Boolean.toString(byBuildx));
    try (var up = stack.dhow("up", "-d").start()) {
      Eventually.isTrue("it builds", () -> up.stderr().contains("it is 42 now"), up::stderr);

      up.signal(signal);

      up.finish().exitsWith(130);
    }
    assertThat(stack.containers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "INT, /networks/create",
    "TERM, /containers/create",
    "HUP, /containers/create",
    "INT, /start"
  })
  void while_something_is_made(String signal, String request) {
    stack.compose(TWO);
    try (var proxy = RecordingProxy.open()) {
      proxy.hangAt(each -> each.changesSomething() && each.path().contains(request));
      try (var up = stack.dhow("up", "-d").through(proxy).start()) {
        proxy.awaitHang();

        up.signal(signal);
        proxy.release();

        up.finish().exitsWith(130);
      }
    }
    assertTheNextUpIsEnough();
  }

  @ParameterizedTest
  @CsvSource({
    "/containers/create, -d",
    "/start, -d",
    "/start, --menu=false",
  })
  void an_engine_that_hangs_takes_no_more_than_two(String request, String flag) {
    stack.compose(TWO);
    try (var proxy = RecordingProxy.open()) {
      proxy.hangAt(each -> each.changesSomething() && each.path().contains(request));
      try (var up = stack.dhow("up", flag).through(proxy).start()) {
        proxy.awaitHang();

        up.signal("INT");
        up.signal("TERM");

        up.finish().exitsWith(130);
      }
    }
    assertTheNextUpIsEnough();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ps", "logs -f", "down", "exec web true", "up"})
  void one_is_enough_where_an_engine_hangs_from_the_beginning(String command) {
    stack.compose(TWO);
    try (var proxy = RecordingProxy.open()) {
      proxy.hangAt(_ -> true);
      try (var hanging = stack.dhow(command.split(" ")).through(proxy).start()) {
        proxy.awaitHang();

        hanging.signal("TERM");

        hanging.finish().exitsWith(130);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void while_it_waits(String signal) {
    stack
        .compose(
            """
            services:
              web:
                image: busybox
                init: true
                command: sleep infinity
                depends_on: {db: {condition: service_healthy}}
              db:
                image: busybox
                init: true
                command: sleep infinity
                healthcheck: {test: "${TEST}", interval: 1s, retries: 1000}
            """)
        .with("TEST", "false");
    try (var up = stack.dhow("up", "-d").start()) {
      Eventually.isTrue("db runs", () -> stack.states("db").contains("running"));

      up.signal(signal);

      up.finish().exitsWith(130);
    }
    stack.with("TEST", "true");
    assertTheNextUpIsEnough();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void while_it_is_attached(String signal) {
    stack.compose(POLITE);
    try (var up = stack.dhow("up").start()) {
      up.awaitOutput("both run", SignalsIT::bothRun);

      up.signal(signal);

      up.finish().exitsWith(130);
    }
    assertBothEndedByThemselves();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void while_sources_are_watched(String signal) {
    stack.compose(
        """
        services:
          web:
            image: busybox
            init: true
            command: sleep infinity
            develop: {watch: [{path: src, action: sync, target: /app}]}
        """);
    stack.file("src/file", "text");
    try (var watch = stack.dhow("watch").start()) {
      Eventually.isTrue(
          "it watches", () -> watch.stderr().contains("Watch enabled"), watch::stderr);

      watch.signal(signal);

      assertThat(watch.finish().exitsWith(130).stderr()).contains("Watch disabled");
    }
    assertThat(stack.states("web")).containsExactly("running");
  }

  @Test
  void what_nohup_began_is_not_ended_by_a_closed_terminal() {
    stack.compose(POLITE.replace("sleep 0.1", "echo tick; sleep 0.1"));
    stack.dhow("up", "-d").succeeds();
    try (var logs = stack.command("nohup", Dhow.binary(), "logs", "-f", "web").start()) {
      logs.awaitOutput("it listens", out -> ticks(out) > 0);

      logs.signal("HUP");
      var then = ticks(logs.stdout());
      logs.awaitOutput("it goes on", out -> ticks(out) > then + 5);

      logs.signal("TERM");
      logs.finish().exitsWith(130);
    }
  }

  @Test
  void the_threads_that_ctrl_backslash_lists_are_not_among_the_output() {
    stack.compose(POLITE.replace("sleep 0.1", "echo tick; sleep 0.1"));
    stack.dhow("up", "-d").succeeds();
    try (var logs = stack.dhow("logs", "-f", "web").start()) {
      logs.awaitOutput("it listens", out -> ticks(out) > 0);

      logs.signal("QUIT");
      var then = ticks(logs.stdout());
      logs.awaitOutput("it goes on", out -> ticks(out) > then + 5);

      logs.signal("TERM");
      var finished = logs.finish().exitsWith(130);
      assertThat(finished.stdout()).doesNotContain("thread dump");
      assertThat(finished.stderr()).contains("thread dump");
    }
  }

  private static long ticks(String output) {
    return output.lines().filter(line -> line.endsWith("| tick")).count();
  }

  @Test
  void a_closed_terminal_stops_what_was_attached() {
    stack.compose(POLITE);
    try (var up = stack.dhow("up").inTerminal().start()) {
      up.awaitOutput("both run", SignalsIT::bothRun);

      up.closeTerminal();
    }
    assertBothEndedByThemselves();
  }

  @Test
  void so_does_a_reader_that_has_had_enough() {
    stack.compose(POLITE.replace("sleep 0.1", "echo tick; sleep 0.1"));

    stack.command("sh", "-c", "\"$0\" up | grep -q 'web is ready'", Dhow.binary()).succeeds();

    Eventually.isTrue("both ended", () -> stack.states("web").contains("exited"));
    Eventually.isTrue("both ended", () -> stack.states("db").contains("exited"));
    assertBothEndedByThemselves();
  }

  @ParameterizedTest
  @ValueSource(strings = {"logs -f", "exec web sleep 600", "run web sleep 600", "events"})
  void a_closed_terminal_ends_what_ran_in_it(String command) {
    stack.compose(TWO);
    stack.dhow("up", "-d").succeeds();
    try (var proxy = RecordingProxy.open();
        var running = stack.dhow(command.split(" ")).through(proxy).inTerminal().start()) {
      Eventually.isTrue(
          "it listens",
          () ->
              proxy.requests().stream()
                  .anyMatch(each ->
                      each.path().matches(".*(follow=1|follow=true|/exec/.*|/start|/events).*")));

      running.closeTerminal();
    }
    assertThat(stack.states("db")).containsExactly("running");
  }

  @ParameterizedTest
  @CsvSource({
    "run --rm web sleep 600, /start",
    "attach web, /attach",
    "exec web sleep 600, /exec/",
    "up --menu=false, follow=1",
  })
  void so_it_does_where_the_engine_hangs(String command, String sign) {
    stack.compose(TWO);
    stack.dhow("up", "-d").succeeds();
    try (var proxy = RecordingProxy.open();
        var running = stack.dhow(command.split(" ")).through(proxy).inTerminal().start()) {
      Eventually.isTrue(
          "it listens",
          () -> proxy.requests().stream().anyMatch(each -> each.path().contains(sign)));
      proxy.hangAt(_ -> true);

      running.closeTerminal();
    }
  }

  private static boolean bothRun(String output) {
    return output.contains("web is ready") && output.contains("db is ready");
  }

  private void assertTheNextUpIsEnough() {
    stack.dhow("up", "-d").succeeds();
    assertThat(stack.overview()).containsExactly("db=running", "web=running");
    stack.dhow("plan", "--exit-code").run().exitsWith(0);
  }

  private void assertBothEndedByThemselves() {
    assertThat(stack.containers())
        .hasSize(2)
        .extracting(each -> each.path("State"))
        .extracting(state -> text(state, "Status") + " " + text(state, "ExitCode"))
        .containsOnly("exited 0");
  }

  private static String text(JsonNode state, String field) {
    return state.path(field).asText();
  }
}
