package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The commands that list what the engine has: `ls`, `images`, `volumes`, `port`, `top`, `stats`
/// and `events`.
@Timeout(30)
class ListingsTest {
  private final Scene scene = new Scene();

  @BeforeEach
  void up() throws InterruptedException {
    scene.project(
        """
        services:
          web: {image: busybox, ports: ["8080:80", "8081:81/udp"], command: [sleep, infinity]}
          db: {image: busybox, volumes: [data:/data]}
        volumes: {data: {}, spare: {}}
        """);
    scene.up(UpFlags.DETACHED);
    new Stop(scene.workplace()).run(Set.of("db"), null, false);
    scene.err.getBuffer().setLength(0);
    scene.engine.calls().forget();
  }

  @AfterEach
  void close() {
    assertThat(scene.engine.calls().mutating()).isEmpty();
    scene.close();
  }

  @Test
  void projects_are_listed_with_what_runs() throws InterruptedException {
    assertThat(ls(false, List.of(), "table"))
        .matches(
            "NAME {16}STATUS {14}CONFIG FILES\nshop {16}running\\(1\\) {10}\\S+compose.yaml\n");
    assertThat(ls(true, List.of(), "json"))
        .matches(
            "\\[\\{\"Name\":\"shop\",\"Status\":\"exited\\(1\\), running\\(1\\)\","
                + "\"ConfigFiles\":\"\\S+compose.yaml\"}]\n");
  }

  @Test
  void projects_are_chosen_by_a_pattern() throws InterruptedException {
    assertThat(ls(false, List.of("^sh"), "table")).contains("shop");
    assertThat(ls(false, List.of("^x", "op$"), "table")).contains("shop");
    assertThat(ls(false, List.of("^x"), "table")).doesNotContain("shop");
    assertThatThrownBy(() -> ls(false, List.of("["), "table")).isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> ls(false, List.of(), "yaml"))
        .hasMessage("--format takes table or json, not yaml");
  }

  @Test
  void containers_of_all_projects_are_listed() throws InterruptedException {
    scene.forgetFiles();
    var options =
        new PsOptions(
            Set.of(), true, Set.of(), "{{.Project}} {{.Name}}", false, true, false, false, true);
    new Ps(scene.workplace()).run(options);
    assertThat(scene.out.toString()).isEqualTo("shop shop-db-1\nshop shop-web-1\n");
  }

  @Test
  void images_are_told_with_their_containers() throws InterruptedException {
    new ListImages(scene.workplace()).run(Set.of("web"), "table", false);
    assertThat(scene.out.toString())
        .startsWith(
            "CONTAINER           REPOSITORY          TAG                 PLATFORM            IMAGE"
                + " ID            SIZE                CREATED\n")
        .contains(
            "shop-web-1          busybox             latest              linux/amd64         ")
        .contains("        1.99MB              Less than a second ago\n");
    clear();
    new ListImages(scene.workplace()).run(Set.of(), "table", true);
    assertThat(scene.out.toString()).matches("[0-9a-f]{64}\n");
    clear();
    new ListImages(scene.workplace()).run(Set.of("db"), "json", false);
    assertThat(scene.out.toString())
        .matches(
            "\\[\\{\"ID\":\"sha256:[0-9a-f]{64}\",\"ContainerName\":\"shop-db-1\","
                + "\"Repository\":\"busybox\",\"Tag\":\"latest\",\"Platform\":\"linux/amd64\","
                + "\"Size\":1985570,\"LastTagTime\":\"2026-01-01T12:00:00Z\"}]\n");
  }

  @Test
  void volumes_are_those_of_the_project_or_of_what_runs() throws InterruptedException {
    new ListVolumes(scene.workplace()).run(Set.of(), "table", false);
    assertThat(scene.out.toString()).isEqualTo("DRIVER    VOLUME NAME\nlocal     shop_data\n");
    clear();
    new ListVolumes(scene.workplace()).run(Set.of("db"), "table", true);
    assertThat(scene.out.toString()).isEmpty();
    new ListVolumes(scene.workplace())
        .run(Set.of(), "{{.Name}} {{.Label \"com.docker.compose.volume\"}} {{.Size}}", false);
    assertThat(scene.out.toString()).isEqualTo("shop_data data N/A\n");
  }

  @Test
  void a_port_is_told_with_its_address() throws InterruptedException {
    port("web", 80, 0, "tcp", false);
    port("web", 81, 1, "udp", false);
    port("web", 80, -1, "tcp", false);
    assertThat(scene.out.toString()).isEqualTo("0.0.0.0:8080\n0.0.0.0:8081\n0.0.0.0:8080\n");
    assertThatThrownBy(() -> port("web", 99, 0, "tcp", false))
        .hasMessage("no port 99/tcp for container shop-web-1");
    assertThatThrownBy(() -> port("db", 80, 0, "tcp", false))
        .hasMessage("service \"db\" is not running");
    assertThatThrownBy(() -> port("web", 80, 2, "tcp", false))
        .hasMessage("service \"web\" is not running container #2");
    assertThatThrownBy(() -> port("wbe", 80, 0, "tcp", false)).hasMessage("no such service: wbe");
  }

  @Test
  void a_port_is_told_to_programs_part_by_part() throws InterruptedException {
    port("web", 81, 0, "udp", true);
    assertThat(scene.out.toString())
        .isEqualTo(
            "{\"service\":\"web\",\"container\":\"shop-web-1\",\"port\":81,\"protocol\":\"udp\","
                + "\"hostAddress\":\"0.0.0.0\",\"hostPort\":8081}\n");
  }

  private void port(String service, int port, int index, String protocol, boolean json)
      throws InterruptedException {
    assertThat(new Port(scene.workplace()).run(service, port, index, protocol, json)).isZero();
  }

  @Test
  void processes_are_those_of_what_runs() throws InterruptedException {
    new Top(scene.workplace()).run(Set.of(), false);
    assertThat(scene.out.toString())
        .isEqualTo("SERVICE  #   PID  CMD\nweb      1   42   sleep infinity\n");
    clear();
    new Top(scene.workplace()).run(Set.of("db"), false);
    assertThat(scene.out.toString()).isEmpty();
    new Top(scene.workplace()).run(Set.of(), true);
    assertThat(scene.out.toString())
        .isEqualTo(
            "[{\"service\":\"web\",\"replica\":1,\"container\":\"shop-web-1\",\"processes\":"
                + "[{\"PID\":\"42\",\"CMD\":\"sleep infinity\"}]}]\n");
  }

  @Test
  void usage_is_told_once() throws InterruptedException {
    stats(new StatsOptions(Set.of(), true, false, false, "table"));
    assertThat(scene.out.toString().lines())
        .satisfiesExactly(
            head ->
                assertThat(head.split(" {2,}"))
                    .containsExactly(
                        "CONTAINER ID",
                        "NAME",
                        "CPU %",
                        "MEM USAGE / LIMIT",
                        "MEM %",
                        "NET I/O",
                        "BLOCK I/O",
                        "PIDS"),
            db -> assertThat(db).contains("shop-db-1", "0.00%", "0B / 0B"),
            web -> assertThat(web).contains("shop-web-1", "12.50%", "2MiB / 1GiB", "866B / 126B"));
    clear();
    stats(new StatsOptions(Set.of("web"), false, false, false, "{{.Name}} {{.PIDs}}"));
    assertThat(scene.out.toString()).isEqualTo("shop-web-1 2\n");
  }

  @Test
  void usage_is_told_again_until_the_user_has_enough() {
    var pauses = new ArrayList<Duration>();
    var stats =
        new Stats(
            scene.workplace(),
            (delay, task) -> {
              pauses.add(delay);
              if (pauses.size() == 3) {
                Thread.currentThread().interrupt();
              } else {
                task.run();
              }
              return () -> {};
            });
    assertThatThrownBy(() -> stats.run(new StatsOptions(Set.of(), false, true, false, "{{.Name}}")))
        .isInstanceOf(InterruptedException.class);
    assertThat(scene.out.toString()).isEqualTo("shop-web-1\n".repeat(3));
    assertThat(pauses).containsOnly(Duration.ofSeconds(1));
  }

  @Test
  void a_container_that_is_gone_meanwhile_is_left_out() throws InterruptedException {
    scene.engine.calls().failNext("usage", new EngineException.NotFound("gone", null));
    scene.engine.calls().failNext("processes", new EngineException.Conflict("ended", null));
    stats(new StatsOptions(Set.of(), false, false, false, "{{.Name}}"));
    new Top(scene.workplace()).run(Set.of(), false);
    assertThat(scene.out.toString()).isEmpty();
  }

  @Test
  void what_happened_is_told_until_the_time_to_end() throws InterruptedException {
    events(new EventsOptions(Set.of("db"), false, "1h", "0s"));
    assertThat(scene.out.toString().lines())
        .first()
        .asString()
        .matches(
            "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.000000 container create [0-9a-f]{64}"
                + " \\(image=busybox, name=shop-db-1\\)");
    clear();
    events(new EventsOptions(Set.of(), true, "1h", "0s"));
    assertThat(scene.out.toString())
        .contains(
            "{\"action\":\"start\",\"attributes\":{\"image\":\"busybox\",\"name\":\"shop-web-1\"},"
                + "\"id\":\""
                + scene.engine.id("shop-web-1").value()
                + "\",\"service\":\"web\",\"time\":\""
                + VirtualTime.START
                + "\",\"type\":\"container\"}\n");
    assertThatThrownBy(() -> events(new EventsOptions(Set.of(), true, "soon", null)))
        .isInstanceOf(UsageException.class);
  }

  @Test
  void services_that_are_not_in_the_files_are_refused() {
    assertThatThrownBy(() -> new Top(scene.workplace()).run(Set.of("wbe"), false))
        .hasMessage("no such service: wbe");
    assertThatThrownBy(() -> events(new EventsOptions(Set.of("wbe"), true, "1h", "0s")))
        .hasMessage("no such service: wbe");
  }

  private String ls(boolean all, List<String> names, String format) throws InterruptedException {
    clear();
    new ListProjects(scene.workplace()).run(new ListProjects.Options(all, names, format, false));
    return scene.out.toString();
  }

  private void stats(StatsOptions options) throws InterruptedException {
    new Stats(scene.workplace(), (_, _) -> () -> {}).run(options);
  }

  private void events(EventsOptions options) throws InterruptedException {
    assertThat(new Events(scene.workplace()).run(options)).isZero();
  }

  private void clear() {
    scene.out.getBuffer().setLength(0);
  }
}
