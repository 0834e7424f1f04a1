package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.OutputSchema;
import dev.dhow.engine.Behaviour;
import dev.dhow.engine.LogStream.Channel;
import dev.dhow.state.Health;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ExplainServiceTest {
  private static final String SHOP =
      """
      services:
        web: {image: busybox, depends_on: {api: {condition: service_started}}}
        api:
          image: busybox
          depends_on:
            db: {condition: service_healthy}
            cache: {condition: service_started, required: false}
        db: {image: busybox, healthcheck: {test: pg_isready}}
        cache: {image: busybox}
      """;

  private final Scene scene = new Scene();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void who_waits_is_told_for_whom_and_where_the_trouble_began() throws InterruptedException {
    scene.project(SHOP);
    scene.up(UpFlags.DETACHED.naming("db"));
    scene.engine.turn("shop-db-1", Health.UNHEALTHY);
    scene.engine.print("shop-db-1", Channel.ERR, "password authentication failed");

    assertThat(why("web"))
        .isEqualTo(
            """
            web does not exist yet: it waits until api has started, and api does not exist yet

              web           missing
              └─ api        missing               until it has started: not yet
                 ├─ cache   missing               if it can, until it has started: not yet
                 └─ db      running (unhealthy)   until it is healthy: not yet

            db:
              shop-db-1, last lines of its output:
                password authentication failed
              hint: do what its healthcheck asks for, or change the healthcheck; 'dhow logs db' shows \
            all it printed
            """);
  }

  @Test
  void how_a_container_ended_is_told_with_what_that_means() throws InterruptedException {
    scene.engine.script("job", Behaviour.exits(127).printing("sh: mgirate: not found"));
    scene.project("services: {job: {image: busybox}, web: {image: busybox}}");
    scene.up(UpFlags.DETACHED);

    assertThat(why())
        .isEqualTo(
            """
            job has ended with exit code 127: the command was not found

            job:
              shop-job-1, exit code 127:
                the command was not found
              shop-job-1, last lines of its output:
                sh: mgirate: not found
              hint: look at its whole output with 'dhow logs job'
            """);
  }

  @Test
  void what_a_service_needs_is_blamed_for_a_failure_but_not_for_a_kill()
      throws InterruptedException {
    scene.engine.script("web", Behaviour.exits(137));
    scene.engine.script("api", Behaviour.exits(1));
    scene.project(
        """
        services:
          web: {image: busybox, depends_on: [db]}
          api: {image: busybox, depends_on: [db]}
          db: {image: busybox, healthcheck: {test: pg_isready}}
        """);
    scene.up(UpFlags.DETACHED);

    assertThat(why("web"))
        .startsWith("web has ended with exit code 137: killed, or out of memory (signal 9)\n")
        .contains("hint: start it again with 'dhow start web', or look at its whole output")
        .doesNotContain("\ndb:");
    assertThat(why("api"))
        .startsWith(
            "api has ended with exit code 1: it needs db, which runs, and its healthcheck has not"
                + " passed yet\n");
  }

  @Test
  void where_no_files_were_read_and_nothing_is_there_all_is_not_called_well()
      throws InterruptedException {
    assertThat(why()).isEqualTo("project shop has no containers\n");
  }

  @Test
  void a_service_that_nothing_keeps_can_be_started() throws InterruptedException {
    scene.project(SHOP);

    assertThat(why("cache"))
        .isEqualTo(
            """
            cache does not exist yet, and no other service keeps it from being started

            cache:
              hint: start it with 'dhow up -d cache'
            """);
  }

  @Test
  void an_image_that_is_missing_is_told_instead_of_sending_people_in_a_circle()
      throws InterruptedException {
    scene.project("services: {web: {image: 'nosuch:1'}, api: {build: .}, db: {image: busybox}}");

    assertThat(why("web", "api", "db"))
        .contains(
            "web does not exist yet, and its image nosuch:1 is not there\n",
            "  hint: 'dhow pull web' tells whether it can be had\n",
            "api does not exist yet, and its image shop-api is not there\n",
            "  hint: 'dhow build api' makes it, or tells why it cannot\n",
            "  hint: start it with 'dhow up -d db'\n");
    scene.out.getBuffer().setLength(0);
    new ExplainService(scene.workplace()).run(Set.of("web"), true);
    assertThat(scene.out.toString()).contains("\"missingImage\":\"nosuch:1\"");
    OutputSchema.of("why").expectLines(scene.out.toString());
  }

  @Test
  void who_waits_for_a_job_that_failed_waits_in_vain() throws InterruptedException {
    scene.engine.script("job", Behaviour.exits(3));
    scene.project(
        """
        services:
          web:
            image: busybox
            depends_on: {job: {condition: service_completed_successfully}}
          job: {image: busybox}
        """);
    scene.up(UpFlags.DETACHED.naming("job"));

    assertThat(why("web"))
        .startsWith("web does not exist yet: it waits until job has completed, and job has ended")
        .contains("exited (3)   until it has completed: it failed\n");
  }

  @Test
  void how_often_a_container_was_started_again_is_told() throws InterruptedException {
    scene.engine.script("web", Behaviour.exits(9));
    scene.project("services: {web: {image: busybox, restart: always}}");
    scene.up(UpFlags.DETACHED);
    scene.time.advance(Duration.ofMillis(150));

    assertThat(why("web"))
        .startsWith("web keeps restarting, 1 time so far, the last time after exit code 9\n");
  }

  @Test
  void where_all_is_well_that_is_said() throws InterruptedException {
    scene.project("services: {web: {image: busybox}}");
    scene.up(UpFlags.DETACHED);

    assertThat(why()).isEqualTo("every service is as it should be\n");
    assertThat(why("web")).endsWith("web runs\n");
  }

  @Test
  void programs_get_the_same_as_json() throws InterruptedException {
    scene.engine.script("job", Behaviour.exits(3).printing("no"));
    scene.project(
        """
        services:
          web:
            image: busybox
            depends_on: {job: {condition: service_completed_successfully}}
          job: {image: busybox}
        """);
    scene.up(UpFlags.DETACHED.naming("job"));
    scene.forgetFiles();

    assertThat(new ExplainService(scene.workplace()).run(Set.of("job"), true)).isZero();
    assertThat(scene.out.toString())
        .isEqualTo(
            """
            [{"service":"job","verdict":"broken","message":"job has ended with exit code 3",\
            "causes":["job"],"services":[{"service":"job","standing":"failed","missingImage":null,"dependsOn":[],\
            "containers":[{"container":"shop-job-1","state":"exited","health":"","restarts":0,\
            "exitCode":3,"meaning":"","outOfMemory":false,"error":"",\
            "startedAt":"2026-01-01T12:00:00Z","finishedAt":"2026-01-01T12:00:00Z","probes":[],\
            "output":["no"]}]}]}]
            """);
  }

  @Test
  void a_service_that_is_not_there_is_refused() {
    scene.project(SHOP);

    assertThatThrownBy(() -> why("wbe"))
        .isInstanceOf(UsageException.class)
        .hasMessage("no such service: wbe");
  }

  private String why(String... services) throws InterruptedException {
    scene.out.getBuffer().setLength(0);
    assertThat(new ExplainService(scene.workplace()).run(Set.of(services), false)).isZero();
    return scene.out.toString();
  }
}
