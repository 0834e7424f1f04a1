package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.Behaviour;
import dev.dhow.engine.Calls.Call;
import dev.dhow.model.ProjectName;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ObservedContainer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `up --rolling` on an engine in memory.
@Timeout(30)
class RollingUpTest {
  private static final UpFlags ROLLING = UpFlags.DETACHED.inTurns();
  private final Scene scene = new Scene();

  @BeforeEach
  void time_is_the_tests_own() {
    scene.timer = scene.time::after;
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void the_old_container_runs_until_the_new_one_is_healthy() throws InterruptedException {
    given("image: busybox, healthcheck: {test: 'true', interval: 5s}");
    var old = scene.engine.id("shop-web-1");
    scene.engine.script("web", Behaviour.runs().failingProbes(2, "not yet"));
    change("image: busybox, healthcheck: {test: 'true', interval: 5s}");
    scene.engine.calls().forget();

    var up = scene.upBeside(ROLLING);
    scene.engine.calls().awaitCount("exec", 1); // the new one is probed, so it runs
    assertThat(running()).hasSize(2).contains("shop-web-1");
    assertThat(scene.engine.id("shop-web-1")).isEqualTo(old);
    assertThat(scene.engine.calls().count("stop")).isZero();
    scene.time.fastForward();

    assertThat(up.exitCode()).isZero();
    assertThat(running()).containsExactly("shop-web-1");
    assertThat(scene.engine.id("shop-web-1")).isNotEqualTo(old);
    assertThat(mutations()).containsSubsequence("start", "stop", "rename", "rename", "remove");
  }

  @Test
  void a_new_container_that_does_not_work_goes_and_the_old_one_was_never_stopped()
      throws InterruptedException {
    scene.time.fastForward();
    given("image: busybox, scale: 2");
    var before = running();
    var old = scene.engine.id("shop-web-1");
    scene.engine.script("web", Behaviour.exits(3).printing("no such table"));
    change("image: busybox, scale: 2");
    scene.engine.calls().forget();

    assertThatThrownBy(() -> scene.up(ROLLING)).isInstanceOf(FailedException.class);

    assertThat(scene.err.toString()).contains("exited (3)").contains("no such table");
    assertThat(running()).isEqualTo(before);
    assertThat(scene.engine.id("shop-web-1")).isEqualTo(old);
    assertThat(all()).hasSize(2);
    assertThat(scene.engine.calls().all())
        .doesNotContain(new Call("stop", old.value()))
        .as("the second one is not even tried")
        .filteredOn(call -> call.method().equals("start"))
        .hasSize(1);
  }

  @Test
  void what_was_replaced_before_a_failure_is_put_back_where_that_is_asked_for()
      throws InterruptedException {
    scene.time.fastForward();
    var web = "image: busybox, scale: 2, deploy: {update_config: {failure_action: rollback}}";
    given(web);
    var first = scene.engine.id("shop-web-1");
    var second = scene.engine.id("shop-web-2");
    scene.engine.script(second.value().substring(0, 12) + "_shop-web-2", Behaviour.exits(3));
    change(web);

    assertThatThrownBy(() -> scene.up(ROLLING)).isInstanceOf(FailedException.class);

    assertThat(running()).containsExactly("shop-web-1", "shop-web-2");
    assertThat(scene.engine.id("shop-web-1")).isEqualTo(first);
    assertThat(scene.engine.id("shop-web-2")).isEqualTo(second);
    assertThat(all()).hasSize(2);
  }

  @Test
  void the_rest_is_replaced_all_the_same_where_that_is_asked_for() throws InterruptedException {
    scene.time.fastForward();
    var web = "image: busybox, scale: 2, deploy: {update_config: {failure_action: continue}}";
    given(web);
    var first = scene.engine.id("shop-web-1");
    var second = scene.engine.id("shop-web-2");
    scene.engine.script(first.value().substring(0, 12) + "_shop-web-1", Behaviour.exits(3));
    change(web);

    assertThatThrownBy(() -> scene.up(ROLLING)).isInstanceOf(FailedException.class);

    assertThat(running()).containsExactly("shop-web-1", "shop-web-2");
    assertThat(scene.engine.id("shop-web-1")).isEqualTo(first);
    assertThat(scene.engine.id("shop-web-2")).isNotEqualTo(second);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "rollback"})
  void as_many_may_fail_as_are_tolerated_and_those_alone_are_put_back(String action)
      throws InterruptedException {
    scene.time.fastForward();
    given(tolerating(action));
    var second = fails(2);
    var others = List.of(id(1), id(3), id(4));
    change(tolerating(action));

    assertThatThrownBy(() -> scene.up(ROLLING)).isInstanceOf(FailedException.class);

    assertThat(id(2)).isEqualTo(second);
    assertThat(List.of(id(1), id(3), id(4))).doesNotContainAnyElementsOf(others);
    assertThat(running()).hasSize(4);
    assertThat(all()).hasSize(4);
  }

  @Test
  void several_are_stopped_first_where_that_is_asked_for() throws InterruptedException {
    scene.time.fastForward();
    var web =
        "image: busybox, scale: 3, deploy: {update_config: {parallelism: 2, order: stop-first}}";
    given(web);
    change(web);
    scene.engine.calls().forget();

    assertThat(scene.up(ROLLING)).isZero();

    assertThat(running()).hasSize(3);
    var starts = scene.engine.calls().mutating().stream().map(Call::method).toList();
    assertThat(starts.indexOf("stop")).isLessThan(starts.indexOf("start"));
    assertThat(starts.subList(0, starts.lastIndexOf("stop"))).contains("start");
  }

  @Test
  void the_rest_stays_once_more_have_failed_than_are_tolerated() throws InterruptedException {
    scene.time.fastForward();
    given(tolerating("pause"));
    var before = List.of(fails(1), fails(2), id(3), id(4));
    change(tolerating("pause"));

    assertThatThrownBy(() -> scene.up(ROLLING)).isInstanceOf(FailedException.class);

    assertThat(List.of(id(1), id(2), id(3), id(4))).isEqualTo(before);
    assertThat(running()).hasSize(4);
  }

  @Test
  void all_are_put_back_once_more_have_failed_than_are_tolerated() throws InterruptedException {
    scene.time.fastForward();
    given(tolerating("rollback"));
    var before = List.of(id(1), fails(2), id(3), fails(4));
    change(tolerating("rollback"));

    assertThatThrownBy(() -> scene.up(ROLLING)).isInstanceOf(FailedException.class);

    assertThat(List.of(id(1), id(2), id(3), id(4))).isEqualTo(before);
    assertThat(running()).hasSize(4);
    assertThat(all()).hasSize(4);
  }

  private static String tolerating(String action) {
    return "image: busybox, scale: 4, deploy: {update_config: {max_failure_ratio: 0.25,"
        + " failure_action: "
        + action
        + "}}";
  }

  private ContainerId id(int number) {
    return scene.engine.id("shop-web-" + number);
  }

  /// What is to replace this one ends at once.
  private ContainerId fails(int number) {
    var old = id(number);
    var name = old.value().substring(0, 12) + "_shop-web-" + number;
    scene.engine.script(name, Behaviour.exits(3));
    return old;
  }

  @Test
  void the_delay_passes_between_two_batches() throws InterruptedException {
    var web = "image: busybox, scale: 2, deploy: {update_config: {delay: 90s}}";
    given(web);
    change(web);
    scene.engine.calls().forget();

    var up = scene.upBeside(ROLLING);
    scene.time.awaitPending(Duration.ofSeconds(1)); // the new one must last
    scene.time.advance(Duration.ofSeconds(1));
    scene.time.awaitPending(Duration.ofSeconds(90));
    assertThat(scene.engine.calls().count("start")).isEqualTo(1);
    scene.time.fastForward();

    assertThat(up.exitCode()).isZero();
    assertThat(scene.engine.calls().count("start")).isEqualTo(2);
  }

  @Test
  void a_new_container_must_stay_well_for_as_long_as_it_is_monitored() throws InterruptedException {
    var web =
        "image: busybox, healthcheck: {test: 'true'}, deploy: {update_config: {monitor: 20s}}";
    given(web);
    var old = scene.engine.id("shop-web-1");
    scene.engine.script("web", Behaviour.exits(1).after(Duration.ofSeconds(15)));
    change(web);

    var up = scene.upBeside(ROLLING);
    scene.time.awaitPending(Duration.ofSeconds(20));
    scene.time.fastForward();

    assertThatThrownBy(up::exitCode).hasCauseInstanceOf(FailedException.class);
    assertThat(scene.engine.id("shop-web-1")).isEqualTo(old);
    assertThat(running()).containsExactly("shop-web-1");
  }

  @Test
  void a_service_with_a_port_of_the_host_is_stopped_first_and_says_so()
      throws InterruptedException {
    scene.time.fastForward();
    given("image: busybox, ports: ['8080:80']");
    change("image: busybox, ports: ['8080:80']");
    scene.engine.calls().forget();

    assertThat(scene.up(ROLLING)).isZero();

    assertThat(scene.err.toString()).contains("they cannot both publish port 8080");
    assertThat(mutations()).containsSubsequence("stop", "start", "remove");
  }

  @Test
  void an_interrupt_takes_back_what_is_not_ready() throws InterruptedException {
    given("image: busybox, healthcheck: {test: 'true'}");
    var old = scene.engine.id("shop-web-1");
    scene.engine.script("web", Behaviour.runs().neverHealthy("not yet"));
    change("image: busybox, healthcheck: {test: 'true'}");
    scene.engine.calls().forget();
    var up = scene.upBeside(ROLLING);
    scene.engine.calls().awaitCount("exec", 1);
    up.interrupt();
    assertThatThrownBy(up::exitCode).hasCauseInstanceOf(InterruptedException.class);

    assertThat(all()).hasSize(1);
    assertThat(running()).containsExactly("shop-web-1");
    assertThat(scene.engine.id("shop-web-1")).isEqualTo(old);
  }

  private void given(String web) throws InterruptedException {
    scene.project("services: {web: {%s, environment: {V: '1'}}}".formatted(web));
    scene.up(UpFlags.DETACHED);
  }

  private void change(String web) {
    scene.project("services: {web: {%s, environment: {V: '2'}}}".formatted(web));
  }

  private List<String> mutations() {
    return scene.engine.calls().mutating().stream().map(Call::method).toList();
  }

  private List<ObservedContainer> all() throws InterruptedException {
    return scene.engine.containers(new ProjectName("shop"));
  }

  private List<String> running() throws InterruptedException {
    return all().stream()
        .filter(each -> each.status().isUp())
        .map(ObservedContainer::name)
        .sorted()
        .toList();
  }
}
