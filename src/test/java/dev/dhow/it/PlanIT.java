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

/// `dhow plan`: it only asks, tells values, and is what `up` does then.
@OnEngine
class PlanIT {

  @RegisterExtension final Stack stack = new Stack();

  @Test
  void it_tells_what_up_does_then() {
    stack.compose(services("one", "sleep infinity", "64m"));
    assertThat(plan(2).output())
        .isEqualTo(
            """
             Network NAME_default  create         (does not exist yet)
             Container NAME-web-1  create, start  (does not exist yet)
            """
                .replace("NAME", stack.name()));
    stack.dhow("up", "-d").succeeds();
    var id = stack.id("web");
    assertThat(plan(0).output())
        .isEqualTo(" Container " + stack.name() + "-web-1  keep\nNothing to do.\n");

    stack.compose(services("two", "sleep 1000", "128m"));
    assertThat(plan(2).output())
        .isEqualTo(
            """
             Container NAME-web-1  recreate  (command, environment.DB, environment.DB_PASSWORD, \
            mem_limit changed)
                 command: ["sleep", "infinity"] → ["sleep", "1000"]
                 environment.DB: "one" → "two"
                 environment.DB_PASSWORD: "(hidden)" → "(hidden)"
                 mem_limit: "67108864" → "134217728"
            """
                .replace("NAME", stack.name()));
    assertThat(stack.id("web")).isEqualTo(id);

    var done = stack.dhow("up", "-d").succeeds();
    assertThat(String.join("\n", done.story()))
        .contains("(command, environment.DB, environment.DB_PASSWORD, mem_limit changed)");
    plan(0);
  }

  @Test
  void values_of_what_docker_compose_made_are_told_too() {
    stack.compose(services("one", "sleep infinity", "64m"));
    stack.peer("up", "-d").succeeds();
    plan(0);

    stack.compose(services("two", "sleep infinity", "64m"));
    var json = plan(2, "--format", "json").output();
    assertThat(json)
        .contains("{\"field\":\"environment.DB\",\"known\":true,\"from\":\"one\",\"to\":\"two\"}")
        .doesNotContain("pw-");
  }

  @Test
  void what_containers_were_given_beside_their_process_is_told() {
    stack.file("app", "hi").with("PW", "hidden-pw");
    stack.compose(
        connected(
            "[www]",
            "0444",
            "{expose: ['80'], mac_address: '02:42:ac:11:00:07', post_start: [{command: greet}]}"));
    stack.dhow("create").succeeds();

    stack.compose(connected("[site]", "0400", "{expose: ['90'], post_start: [{command: wave}]}"));
    assertThat(plan(2).output())
        .contains(
            """
                 configs: [{source: "app", target: "/app", mode: "0444"}] → \
            [{source: "app", target: "/app", mode: "0400"}]
                 expose: ["80"] → ["90"]
                 mac_address: "02:42:ac:11:00:07" → not set
                 networks.default: {aliases: ["www"]} → {aliases: ["site"]}
                 post_start: (not recorded) → [{command: ["wave"]}]
                 secrets: [{source: "pw", target: "/run/secrets/pw", mode: "0444"}] → \
            [{source: "pw", target: "/run/secrets/pw", mode: "0400"}]
            """)
        .doesNotContain("hidden-pw", "greet");
  }

  @Test
  void how_docker_compose_connected_a_container_is_told_too() {
    stack.compose(connected("[www]", "0444", "{}"));
    stack.file("app", "hi").with("PW", "hidden-pw");
    stack.peer("create").succeeds();

    stack.compose(connected("[site]", "0444", "{}"));
    assertThat(plan(2).output())
        .contains("(networks.default changed)")
        .contains("     networks.default: {aliases: [\"www\"]} → {aliases: [\"site\"]}\n");
  }

  private static String connected(String aliases, String mode, String more) {
    return """
    services:
      web:
        <<: %s
        image: busybox
        command: sleep infinity
        networks: {default: {aliases: %s}}
        configs: [{source: app, target: /app, mode: %s}]
        secrets: [{source: pw, mode: %3$s}]
    configs: {app: {file: ./app}}
    secrets: {pw: {environment: PW}}
    """
        .formatted(more, aliases, mode);
  }

  private Finished plan(int exitCode, String... more) {
    var command = new ArrayList<>(List.of("plan", "--exit-code"));
    command.addAll(List.of(more));
    try (var proxy = RecordingProxy.open()) {
      var run = stack.dhow(command.toArray(String[]::new)).through(proxy).run().exitsWith(exitCode);
      assertThat(proxy.changes()).isEmpty();
      assertThat(proxy.requests()).isNotEmpty();
      return run;
    }
  }

  private static String services(String db, String command, String memory) {
    return """
    services:
      web:
        image: busybox
        init: true
        command: %s
        mem_limit: %s
        environment: {DB: %s, DB_PASSWORD: pw-%s}
    """
        .formatted(command, memory, db, db);
  }
}
