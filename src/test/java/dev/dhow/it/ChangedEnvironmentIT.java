package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEngine
class ChangedEnvironmentIT {

  @RegisterExtension final Stack stack = new Stack();

  @Test
  void a_changed_value_recreates_its_service_alone_and_says_why() {
    stack
        .compose(
            """
            services:
              web:
                image: busybox
                init: true
                command: sleep infinity
                environment:
                  GREETING: ${GREETING}
                  OTHER: same
                depends_on: [db]
              db:
                image: busybox
                init: true
                command: sleep infinity
            """)
        .with("GREETING", "Hello");
    stack.dhow("up", "-d").succeeds();
    var db = stack.container("db");
    var web = stack.id("web");

    var second = stack.with("GREETING", "Good day").dhow("up", "-d").succeeds();

    assertThat(stack.id("web")).isNotEqualTo(web);
    assertThat(stack.container("web").path("Name").asText())
        .isEqualTo("/" + stack.name() + "-web-1");
    assertThat(stack.container("web").path("Config").path("Env").toString()).contains("Good day");
    assertThat(stack.container("db").path("Id")).isEqualTo(db.path("Id"));
    assertThat(stack.container("db").path("State").path("StartedAt"))
        .isEqualTo(db.path("State").path("StartedAt"));
    assertThat(stack.overview()).containsExactly("db=running", "web=running");
    assertThat(second.story())
        .contains("Container " + stack.name() + "-db-1 Running")
        .anySatisfy(line ->
            assertThat(line)
                .startsWith("Container " + stack.name() + "-web-1 Recreated")
                .contains("environment.GREETING")
                .doesNotContain("OTHER"));
  }
}
