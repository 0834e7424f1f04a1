package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// `up --rolling`: a client in the same network asks all the time, and is always answered, by one
/// of the containers that the name of the service stands for.
@OnEngine
class RollingIT {

  @RegisterExtension final Stack stack = new Stack();

  @BeforeEach
  void a_project_runs() {
    stack
        .compose(
            """
            services:
              web:
                image: busybox
                init: true
                command: sh -c 'mkdir /www && echo "$$VERSION" > /www/index.html && exec ${SERVER}'
                environment: {VERSION: "${VERSION}"}
                stop_grace_period: 20s
                healthcheck: {test: wget -qO- http://127.0.0.1/, interval: 1s, retries: 30}
                deploy:
                  replicas: 2
                  update_config: {failure_action: rollback}
              client:
                image: busybox
                init: true
                command: >-
                  sh -c 'ask() { for try in $$(seq 20); do wget -qO- http://web/ && return;
                  usleep 100000; done; echo unanswered; };
                  echo asks; while :; do ask; usleep 20000; done'
                depends_on: [web]
            """)
        .with("SERVER", "httpd -f -p 80 -h /www")
        .with("VERSION", "1");
    stack.dhow("up", "-d", "--wait").succeeds();
  }

  @Test
  void the_service_is_there_all_the_time() {
    var before = ids("web");

    var up = stack.with("VERSION", "2").dhow("up", "-d", "--rolling").succeeds();

    assertThat(up.stderr()).contains("Recreated  (environment.VERSION changed)");
    assertThat(ids("web")).hasSize(2).doesNotContainAnyElementsOf(before);
    assertThat(names("web"))
        .containsExactly("/" + stack.name() + "-web-1", "/" + stack.name() + "-web-2");
    assertThat(stack.states("web")).containsExactly("running", "running");
    assertThat(served(ids("web").getFirst())).isEqualTo("2");
    assertThat(DockerCli.command("logs", stack.id("client")).succeeds().stdout())
        .contains("asks", "1\n")
        .doesNotContain("unanswered");
    assertThat(stack.dhow("plan", "--exit-code").run().exitsWith(0).stdout())
        .contains("Nothing to do.");
  }

  @Test
  void what_cannot_be_replaced_stays() {
    var before = ids("web");

    var up =
        stack
            .with("VERSION", "2")
            .with("SERVER", "no-such-server")
            .dhow("up", "-d", "--rolling")
            .run()
            .exitsWith(1);

    assertThat(up.stderr()).contains("no-such-server: not found");
    assertThat(ids("web")).isEqualTo(before);
    assertThat(stack.states("web")).containsExactly("running", "running");
    assertThat(DockerCli.command("logs", stack.id("client")).succeeds().stdout())
        .doesNotContain("unanswered");
  }

  private static String served(String container) {
    return DockerCli.command("exec", container, "wget", "-qO-", "http://127.0.0.1/")
        .succeeds()
        .stdout()
        .strip();
  }

  private List<String> ids(String service) {
    return stack.containers(service).stream().map(each -> each.path("Id").asText()).toList();
  }

  private List<String> names(String service) {
    return stack.containers(service).stream().map(each -> each.path("Name").asText()).toList();
  }
}
