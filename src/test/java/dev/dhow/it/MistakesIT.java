package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.Finished;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.RecordingProxy;
import dev.dhow.it.harness.Stack;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Mistakes in the files are told with their places, and the engine is not even spoken to.
@OnEngine
class MistakesIT {

  @RegisterExtension final Stack stack = new Stack();

  @Test
  void no_file() {
    assertThat(refused().stderr()).contains("compose.yaml", stack.directory().toString());
  }

  @Test
  void a_file_that_is_not_there() {
    assertThat(refused("-f", "elsewhere.yaml").stderr()).contains("elsewhere.yaml");
  }

  @Test
  void a_syntax_error() {
    stack.compose(
        """
        services:
          web:
            image: [busybox
        """);

    assertThat(refused().stderr()).contains("compose.yaml:3:19");
  }

  @Test
  void an_unknown_key() {
    stack.compose(
        """
        services:
          web:
            image: busybox
            port: ["80:80"]
        """);

    assertThat(refused().stderr())
        .contains("compose.yaml:4:5", "    port: [\"80:80\"]\n", "^^^^", "did you mean", "ports");
  }

  @Test
  void a_wrong_type() {
    stack.compose(
        """
        services:
          web:
            image: busybox
            environment: 7
        """);

    assertThat(refused().stderr()).contains("compose.yaml:4:18", "environment");
  }

  @Test
  void a_required_variable_that_is_not_set() {
    stack.compose(
        """
        services:
          web:
            image: busybox:${TAG:?which one to run}
        """);

    assertThat(refused().stderr()).contains("compose.yaml:3:", "TAG", "which one to run");
  }

  @Test
  void undefined_services_networks_and_volumes_all_in_one_run() {
    stack.compose(
        """
        services:
          web:
            image: busybox
            depends_on: [db]
            networks: [front]
            volumes: [data:/data]
        """);

    assertThat(refused().stderr())
        .contains("compose.yaml:4:18", "compose.yaml:5:16", "compose.yaml:6:15")
        .contains("db", "front", "data");
  }

  @Test
  void a_cycle_of_dependencies_named_in_full() {
    stack.compose(
        """
        services:
          a: {image: busybox, depends_on: [b]}
          b: {image: busybox, depends_on: [c]}
          c: {image: busybox, depends_on: [a]}
        """);

    assertThat(refused().stderr()).contains("compose.yaml:2:").containsPattern("a\\W+b\\W+c\\W+a");
  }

  @Test
  void mistakes_of_all_kinds_in_one_run() {
    stack.compose(
        """
        services:
          web:
            image: busybox
            ports: ["eighty"]
            comand: sleep infinity
          db:
            image: busybox
            restart: sometimes
            healthcheck: {interval: soon}
        """);

    assertThat(refused().stderr())
        .isEqualTo(
            """
            error[bad-value]: `eighty` is not a container port
             --> compose.yaml:4:13
              |
            4 |     ports: ["eighty"]
              |             ^^^^^^^^
              hint: write it as HOST:CONTAINER, such as "8080:80"

            error[unknown-key]: `comand` is not a key of a service
             --> compose.yaml:5:5
              |
            5 |     comand: sleep infinity
              |     ^^^^^^
              hint: did you mean `command`?

            error[bad-value]: `sometimes` is not a `restart`
             --> compose.yaml:8:14
              |
            8 |     restart: sometimes
              |              ^^^^^^^^^
              hint: use "no", always, unless-stopped or on-failure[:TIMES]

            error[bad-value]: `interval` must be a duration, but is `soon`
             --> compose.yaml:9:29
              |
            9 |     healthcheck: {interval: soon}
              |                             ^^^^
              hint: write it like 90s or 1m30s; the units are us, ms, s, m and h

            4 errors in compose.yaml
            """);
  }

  @Test
  void what_is_not_supported_yet_is_refused_with_its_place() {
    stack.compose(
        """
        services:
          web:
            image: busybox
            pull_refresh_after: 12h
        """);

    assertThat(refused().stderr())
        .contains("compose.yaml:4:5", "pull_refresh_after", "not supported yet");
  }

  private Finished refused(String... options) {
    var line = new ArrayList<>(List.of(options));
    line.addAll(List.of("up", "-d"));
    try (var proxy = RecordingProxy.open()) {
      var ended = stack.dhow(line.toArray(String[]::new)).through(proxy).run().exitsWith(1);
      // Which version the engine speaks is asked while the files are read; nothing else is.
      assertThat(proxy.requests()).allMatch(each -> each.toString().equals("GET /_ping"));
      assertThat(ended.stdout()).isEmpty();
      assertThat(ended.stderr()).doesNotContain("\tat ", "Exception");
      return ended;
    }
  }
}
