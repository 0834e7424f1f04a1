package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.Eventually;
import dev.dhow.it.harness.FreePort;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// One service of two replicas runs, another has ended.
@OnEngine
class PsIT {

  private static final String PORT = FreePort.next();

  @RegisterExtension static final Stack STACK = Stack.shared();

  @BeforeAll
  static void two_run_and_one_has_ended() {
    STACK
        .compose(
            """
            services:
              web:
                image: busybox
                init: true
                command: sleep infinity
                scale: 2
              api:
                image: busybox
                init: true
                command: sleep infinity
                ports: ["127.0.0.1:${PORT}:80"]
              job:
                image: busybox
                command: sh -c 'exit 3'
            """)
        .with("PORT", PORT);
    STACK.dhow("up", "-d").succeeds();
    Eventually.isTrue("the job ends", () -> STACK.states("job").contains("exited"));
  }

  @Test
  void the_table_has_the_columns_people_know() {
    var table = STACK.dhow("ps").succeeds();

    assertThat(table.lines()).hasSize(4);
    assertThat(table.lines().getFirst().split(" {2,}"))
        .containsExactly("NAME", "IMAGE", "COMMAND", "SERVICE", "CREATED", "STATUS", "PORTS");
    assertThat(table.lines())
        .anySatisfy(line ->
            assertThat(line)
                .startsWith(STACK.name() + "-api-1")
                .contains("busybox", "\"sleep infinity\"", "Up ")
                .endsWith("127.0.0.1:" + PORT + "->80/tcp"));
  }

  @Test
  void all_shows_the_ended_one_too() {
    assertThat(STACK.dhow("ps", "-a").succeeds().lines())
        .hasSize(5)
        .anySatisfy(line -> assertThat(line).contains("job-1", "Exited (3)"));
  }

  @Test
  void ids_are_full_and_of_the_running() {
    assertThat(STACK.dhow("ps", "-q").succeeds().lines())
        .containsExactlyInAnyOrderElementsOf(STACK.mine("ps", "-q", "--no-trunc"));
  }

  @Test
  void services_are_named_once() {
    assertThat(STACK.dhow("ps", "--services").succeeds().lines())
        .containsExactlyInAnyOrder("api", "web");
  }

  @Test
  void a_status_can_be_asked_for() {
    assertThat(
            STACK.dhow("ps", "--status", "exited", "--format", "{{.Service}}").succeeds().lines())
        .containsExactly("job");
    assertThat(
            STACK
                .dhow("ps", "--filter", "status=running", "--format", "{{.Service}}")
                .succeeds()
                .lines())
        .containsExactlyInAnyOrder("api", "web", "web");
  }

  @Test
  void json_has_one_object_a_line() {
    var found =
        STACK
            .dhow("ps", "-a", "--format", "json")
            .succeeds()
            .stdout()
            .lines()
            .map(DockerCli::json)
            .toList();

    assertThat(found).hasSize(4);
    assertThat(found)
        .filteredOn(each -> each.path("Service").asText().equals("job"))
        .singleElement()
        .satisfies(job -> {
          assertThat(job.path("State").asText()).isEqualTo("exited");
          assertThat(job.path("ExitCode").asInt()).isEqualTo(3);
        });
    assertThat(found)
        .filteredOn(each -> each.path("Service").asText().equals("api"))
        .singleElement()
        .satisfies(
            api -> assertThat(api.at("/Publishers/0/PublishedPort").asText()).isEqualTo(PORT));
  }

  @Test
  void a_template_prints_what_it_names() {
    assertThat(STACK.dhow("ps", "--format", "{{.Name}} {{.State}}", "web").succeeds().lines())
        .containsExactly(STACK.name() + "-web-1 running", STACK.name() + "-web-2 running");
  }

  @Test
  void what_it_prints_for_programs_is_what_docker_compose_prints() {
    for (var format : new String[] {"json", "table {{.Name}}\t{{.Service}}\t{{.Ports}}"}) {
      var ours = STACK.dhow("ps", "-a", "--format", format).succeeds().stdout();
      var theirs = STACK.peer("ps", "-a", "--format", format).succeeds().stdout();
      assertThat(withoutTimes(ours)).isEqualTo(withoutTimes(theirs));
    }
  }

  /// Ages move on between two runs; labels come in any order.
  private static String withoutTimes(String text) {
    return text.replaceAll("\"(RunningFor|Status|Labels)\":\"[^\"]*\"", "\"$1\":\"\"");
  }
}
