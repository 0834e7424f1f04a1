package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.Behaviour;
import dev.dhow.engine.FaultyEngine;
import dev.dhow.engine.FaultyEngine.Fault;
import dev.dhow.model.ProjectName;
import dev.dhow.model.ServiceName;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The verbs that work on the containers there are.
@Timeout(30)
class LifecycleTest {
  private static final String SHOP =
      """
      services:
        web: {image: busybox, depends_on: {db: {condition: service_started, restart: true}}}
        db: {image: busybox}
        tool: {image: busybox, profiles: [tools]}
      """;

  private final Scene scene = new Scene();

  @BeforeEach
  void up() throws InterruptedException {
    scene.project(SHOP);
    scene.up(UpFlags.DETACHED);
    scene.err.getBuffer().setLength(0);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void what_is_stopped_stays_and_can_be_started_again() throws InterruptedException {
    new Stop(scene.workplace()).run(Set.of("web"), null, false);
    assertThat(states()).containsExactly("shop-db-1 running", "shop-web-1 exited");

    start(Set.of());
    assertThat(states()).containsExactly("shop-db-1 running", "shop-web-1 running");
  }

  @Test
  void a_start_after_a_stop_that_was_killed_waits_until_everything_has_ended()
      throws InterruptedException {
    scene.timer = scene.time::after;
    scene.time.fastForward();
    var killed = FaultyEngine.before(scene.engine, 1, Fault.KILLED_MEANWHILE);
    scene.front = killed.engine();
    assertThatThrownBy(() -> new Stop(scene.workplace()).run(Set.of("web"), null, false))
        .isInstanceOf(FailedException.class);
    scene.wasKilled();
    scene.time.advance(Duration.ofSeconds(1));
    scene.front = killed.afterwards();
    scene.insight = killed.insightAfterwards();

    start(Set.of());

    assertThat(states()).containsExactly("shop-db-1 running", "shop-web-1 running");
    assertThat(scene.engine.calls().count("start")).isEqualTo(3);
  }

  /// The engine goes on to stop what it was asked to, whether or not somebody waits for that.
  @Test
  void a_stop_that_was_interrupted_is_unfinished_until_its_end_was_waited_for()
      throws InterruptedException {
    var shop = new ProjectName("shop");
    var locks = scene.workplace().locks();
    var gate = scene.engine.calls().holdBack("stop");
    var stop = new Scene.Running(() -> new Stop(scene.workplace()).run(Set.of(), null, false));
    gate.awaitArrival();
    stop.interrupt();
    assertThatThrownBy(stop::exitCode).hasRootCauseInstanceOf(InterruptedException.class);
    assertThat(locks.isUnfinished(shop)).isTrue();
    gate.open();

    new Stop(scene.workplace()).run(Set.of("db"), null, false);
    assertThat(locks.isUnfinished(shop)).as("another one was stopped meanwhile").isTrue();

    scene.up(UpFlags.DETACHED);
    assertThat(locks.isUnfinished(shop)).isFalse();
  }

  @Test
  void so_long_as_that_had_given_them() throws InterruptedException {
    scene.timer = scene.time::after;
    var killed = FaultyEngine.before(scene.engine, 1, Fault.KILLED_MEANWHILE);
    scene.front = killed.engine();
    var minute = Duration.ofMinutes(1);
    assertThatThrownBy(() -> new Stop(scene.workplace()).run(Set.of("web"), minute, false))
        .isInstanceOf(FailedException.class);
    scene.wasKilled();
    scene.time.advance(Duration.ofSeconds(30));
    scene.time.fastForward();
    scene.front = killed.afterwards();
    scene.insight = killed.insightAfterwards();

    start(Set.of());

    assertThat(states()).containsExactly("shop-db-1 running", "shop-web-1 running");
    assertThat(scene.err.toString()).contains("are still being stopped");
    assertThat(scene.engine.calls().count("start")).isEqualTo(3);
  }

  @Test
  void a_name_is_enough() throws InterruptedException {
    scene.forgetFiles();
    new Stop(scene.workplace()).run(Set.of(), null, false);
    assertThat(states()).containsExactly("shop-db-1 exited", "shop-web-1 exited");

    start(Set.of("web"));
    assertThat(states()).containsExactly("shop-db-1 running", "shop-web-1 running");
    assertThatThrownBy(() -> start(Set.of("wbe")))
        .isInstanceOf(UsageException.class)
        .hasMessage("no such service: wbe");
  }

  @Test
  void a_service_that_a_profile_leaves_out_can_be_named() throws InterruptedException {
    scene.project(SHOP.replace(", profiles: [tools]", ""));
    scene.up(UpFlags.DETACHED);
    scene.project(SHOP);
    new Stop(scene.workplace()).run(Set.of("tool"), null, false);
    assertThat(states()).contains("shop-tool-1 exited", "shop-web-1 running");
  }

  @Test
  void a_project_without_containers_cannot_be_started() throws InterruptedException {
    new Rm(scene.workplace()).run(new RmOptions(Set.of(), true, true, false, false));
    assertThatThrownBy(() -> start(Set.of()))
        .isInstanceOf(UsageException.class)
        .hasMessage("no container found for project \"shop\": not found");
  }

  @Test
  void a_restart_tells_that_the_files_say_otherwise_meanwhile() throws InterruptedException {
    scene.project(
        """
        services:
          web:
            image: busybox
            environment: {DEBUG: 1}
            depends_on: {db: {condition: service_started, restart: true}}
          db: {image: busybox}
        """);
    restart(Set.of("db"), true);
    assertThat(scene.err.toString()).doesNotContain("warning");

    restart(Set.of("db"), false);

    assertThat(scene.err.toString())
        .contains("warning: shop-web-1 is not as the files say: environment.DEBUG changed")
        .contains("`dhow up -d web` applies it")
        .contains(" Container shop-web-1  Started  (db was restarted)");
    assertThat(scene.engine.calls().count("createContainer")).isEqualTo(2);
  }

  @Test
  void a_start_tells_so_too() throws InterruptedException {
    new Stop(scene.workplace()).run(Set.of("web"), null, false);
    scene.project(SHOP.replace("web: {image: busybox,", "web: {image: busybox, tty: true,"));

    start(Set.of());

    assertThat(scene.err.toString())
        .contains("warning: shop-web-1 is not as the files say: tty changed")
        .contains("start keeps what it was made with; `dhow up -d web` applies it")
        .doesNotContain("shop-db-1 is not as the files say");
    assertThat(states()).containsExactly("shop-db-1 running", "shop-web-1 running");
  }

  @Test
  void a_dry_run_touches_nothing() throws InterruptedException {
    scene.engine.calls().forget();
    new Stop(scene.workplace()).run(Set.of(), null, true);
    new Restart(scene.workplace()).run(new RestartOptions(Set.of(), false, null, true));
    new Kill(scene.workplace()).run(new KillOptions(Set.of(), "SIGKILL", null, true));
    new Pause(scene.workplace()).pause(Set.of(), true);
    new Rm(scene.workplace()).run(new RmOptions(Set.of(), true, true, true, true));

    assertThat(scene.engine.calls().mutating()).isEmpty();
    assertThat(scene.out.toString())
        .contains("stop  ")
        .contains("restart  ")
        .contains("kill  ")
        .contains("pause  ")
        .contains("stop, remove");
  }

  @Test
  void a_kill_does_not_wait_for_others() throws InterruptedException {
    var _ = scene.takeLock();
    new Kill(scene.workplace()).run(new KillOptions(Set.of("web"), "SIGKILL", null, false));
    assertThat(states()).containsExactly("shop-db-1 running", "shop-web-1 exited");
  }

  @Test
  void nothing_to_kill_is_told() throws InterruptedException {
    new Stop(scene.workplace()).run(Set.of(), null, false);
    new Kill(scene.workplace()).run(new KillOptions(Set.of(), "SIGKILL", null, false));
    assertThat(scene.err.toString()).endsWith("no container to kill\n");
  }

  @Test
  void what_is_paused_goes_on() throws InterruptedException {
    new Pause(scene.workplace()).pause(Set.of("db"), false);
    assertThat(states()).containsExactly("shop-db-1 paused", "shop-web-1 running");
    new Pause(scene.workplace()).unpause(Set.of(), false);
    assertThat(states()).containsExactly("shop-db-1 running", "shop-web-1 running");
  }

  @Test
  void containers_are_removed_only_when_somebody_agrees() throws InterruptedException {
    new Stop(scene.workplace()).run(Set.of("web"), null, false);

    new Rm(scene.workplace()).run(new RmOptions(Set.of(), false, false, false, false));
    assertThat(scene.out.toString()).isEqualTo("Going to remove shop-web-1\n");
    assertThat(scene.err.toString()).contains("nothing was removed");
    assertThat(states()).hasSize(2);

    new Rm(scene.workplace()).run(new RmOptions(Set.of(), true, false, false, false));
    assertThat(states()).containsExactly("shop-db-1 running");

    new Rm(scene.workplace()).run(new RmOptions(Set.of(), true, false, false, false));
    assertThat(scene.err.toString()).endsWith("No stopped containers\n");
  }

  @Test
  void a_wait_ends_with_the_last_exit_code() throws InterruptedException {
    whenListed(() -> {
      scene.engine.exit("shop-web-1", 3);
      scene.time.advance(Duration.ofMillis(1));
      scene.engine.exit("shop-db-1", 5);
    });

    assertThat(new Wait(scene.workplace()).run(Set.of("web", "db"), false, false)).isEqualTo(5);

    assertThat(scene.out.toString().lines())
        .containsExactly(
            "container \"%s\" exited with status code 3".formatted(id("shop-web-1")),
            "container \"%s\" exited with status code 5".formatted(id("shop-db-1")));
  }

  /// Engine 20.10 does for some 50 ms.
  @Test
  void a_wait_ends_for_what_is_listed_as_running_after_its_end_was_told()
      throws InterruptedException {
    scene.engine.listLate();
    scene.engine.exit("shop-db-1", 5);
    scene.time.advance(Duration.ofMillis(1));
    scene.engine.exit("shop-web-1", 3);

    assertThat(new Wait(scene.workplace()).run(Set.of("web", "db"), false, false)).isEqualTo(3);
  }

  @Test
  void a_wait_hears_of_ends_while_the_connection_was_lost() throws InterruptedException {
    whenListed(() -> {
      scene.engine.breakStreams();
      scene.engine.exit("shop-db-1", 7);
    });

    assertThat(new Wait(scene.workplace()).run(Set.of("db"), false, false)).isEqualTo(7);
  }

  @Test
  void the_project_goes_with_the_first_end_on_request() throws InterruptedException {
    whenListed(() -> scene.engine.exit("shop-web-1", 3));

    assertThat(new Wait(scene.workplace()).run(Set.of("web", "db"), true, false)).isEqualTo(3);

    assertThat(states()).isEmpty();
  }

  private void whenListed(Runnable deed) {
    scene.engine.calls().afterNext("containers", deed);
  }

  @Test
  void only_what_runs_is_waited_for() throws InterruptedException {
    new Stop(scene.workplace()).run(Set.of(), null, false);
    assertThatThrownBy(() -> new Wait(scene.workplace()).run(Set.of("web"), false, false))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("no containers for project \"shop\"");
  }

  @Test
  void create_starts_nothing_and_scale_changes_the_number() throws InterruptedException {
    scene.engine.script("web", Behaviour.runs());
    var scales = new TreeMap<ServiceName, Integer>();
    scales.put(new ServiceName("web"), 2);
    var create =
        new CreateOptions(
            Set.of(), false, false, false, false, false, null, false, scales, false, false);

    new Up(scene.workplace(), "create").run(UpOptions.create(create));
    assertThat(states()).contains("shop-web-1 running", "shop-web-2 created");

    new Up(scene.workplace(), "scale").run(UpOptions.scale(scales, true, false));
    assertThat(states()).contains("shop-web-1 running", "shop-web-2 running");

    scales.replaceAll((_, _) -> 1);
    new Up(scene.workplace(), "scale").run(UpOptions.scale(scales, false, false));
    assertThat(states()).containsExactly("shop-db-1 running", "shop-web-1 running");
  }

  private void start(Set<String> services) throws InterruptedException {
    new Start(scene.workplace()).run(new StartOptions(services, false, null, false));
  }

  private void restart(Set<String> services, boolean noDeps) throws InterruptedException {
    new Restart(scene.workplace()).run(new RestartOptions(services, noDeps, null, false));
  }

  private String id(String container) {
    return scene.engine.id(container).value();
  }

  private List<String> states() throws InterruptedException {
    return scene.engine.containers(new ProjectName("shop")).stream()
        .map(each -> each.name() + " " + each.status().id())
        .sorted()
        .toList();
  }
}
