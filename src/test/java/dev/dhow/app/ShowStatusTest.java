package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.OutputSchema;
import dev.dhow.engine.Behaviour;
import dev.dhow.state.Health;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ShowStatusTest {
  private final Scene scene = new Scene();

  @BeforeEach
  void up() throws InterruptedException {
    scene.engine.script("job", Behaviour.exits(3));
    scene.project(
        """
        services:
          web: {image: busybox, ports: ["8080:80"]}
          job: {image: busybox}
        """);
    scene.up(UpFlags.DETACHED);
    scene.engine.calls().forget();
  }

  @AfterEach
  void close() {
    assertThat(scene.engine.calls().mutating()).isEmpty();
    scene.close();
  }

  @Test
  void what_is_as_the_files_say_differs_in_nothing_and_may_be_amiss() throws InterruptedException {
    assertThat(status(false)).isEqualTo(2); // as job has failed
    assertThat(scene.out.toString().lines().map(String::stripTrailing))
        .containsExactly(
            "SERVICE   CONTAINER    STATE        HEALTH    RESTARTS   SINCE                PORTS      "
                + "            DIFFERS",
            "job       shop-job-1   exited (3)             0          Less than a second",
            "web       shop-web-1   running                0          Less than a second   "
                + "0.0.0.0:8080->80/tcp");
  }

  @Test
  void what_is_not_is_told_container_by_container() throws InterruptedException {
    scene.project(
        """
        services:
          web: {image: busybox, ports: ["8080:80"], environment: {DEBUG: 1}}
          db: {image: busybox, scale: 2}
        """);

    assertThat(status(false)).isEqualTo(2);

    assertThat(scene.out.toString().lines().map(line -> line.replaceAll(" {2,}", "|")))
        .contains(
            "db|-|missing|does not exist yet",
            "job|shop-job-1|exited (3)|0|Less than a second|its service is no longer in the project")
        .anyMatch(line -> line.startsWith("web|") && line.endsWith("|environment.DEBUG changed"))
        .hasSize(5);
  }

  @Test
  void without_files_there_is_nothing_to_differ_from() throws InterruptedException {
    scene.forgetFiles();
    assertThat(status(true)).isEqualTo(2);
    OutputSchema.of("status").expectLines(scene.out.toString());
    assertThat(scene.out.toString())
        .startsWith(
            "[{\"service\":\"job\",\"container\":\"shop-job-1\",\"state\":\"exited\",\"health\":\"\","
                + "\"probe\":\"\",\"restarts\":0,\"exitCode\":3,\"outOfMemory\":false,"
                + "\"startedAt\":\"2026-01-01T12:00:00Z\",\"finishedAt\":\"2026-01-01T12:00:00Z\","
                + "\"ports\":\"\",\"differs\":\"\"},{\"service\":\"web\"");
  }

  @Test
  void what_the_files_say_counts_beside_a_name_too() throws InterruptedException {
    scene.project("services: {job: {image: busybox}, db: {image: busybox}}");
    scene.giveName();

    status(false);
    new ExplainService(scene.workplace()).run(Set.of("db"), false);
    new ShowGraph(scene.workplace()).run(Set.of("db"), ShowGraph.Format.DOT, false);

    assertThat(scene.out.toString().lines().map(line -> line.replaceAll(" {2,}", "|")))
        .contains(
            "db|-|missing|does not exist yet",
            "db does not exist yet, and no other service keeps it from being started",
            "digraph \"shop\" {");
  }

  @Test
  void what_is_not_well_is_told_by_the_exit_code() throws InterruptedException {
    scene.project("services: {web: {image: busybox, healthcheck: {test: x}, ports: ['8080:80']}}");
    scene.up(UpFlags.DETACHED);
    scene.engine.calls().forget();
    scene.engine.turn("shop-web-1", Health.HEALTHY);
    assertThat(only("web")).isZero();
    scene.engine.turn("shop-web-1", Health.UNHEALTHY);
    assertThat(only("web")).isEqualTo(2);
  }

  private int only(String service) throws InterruptedException {
    return new ShowStatus(scene.workplace()).run(Set.of(service), false, true);
  }

  private int status(boolean json) throws InterruptedException {
    return new ShowStatus(scene.workplace()).run(Set.of(), json, true);
  }
}
