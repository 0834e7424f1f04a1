package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.Engine;
import dev.dhow.engine.FaultyEngine;
import dev.dhow.engine.FaultyEngine.Fault;
import dev.dhow.engine.SpecBuilder;
import dev.dhow.model.ProjectName;
import dev.dhow.plan.DownRequest.Images;
import dev.dhow.state.ObservedContainer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Containers that the engine was making for an `up` that was killed. An old engine lists them, and
/// knows nothing else of them until they are made; a new one says nothing of them but that their
/// names are taken.
@Timeout(30)
class AftermathTest {
  private final Scene scene = new Scene();
  private final FaultyEngine faulty = FaultyEngine.before(scene.engine, 2, Fault.KILLED_HALFWAY);

  @BeforeEach
  void time_flies() {
    scene.timer = scene.time::after;
    scene.time.fastForward();
  }

  private void killHalfway() throws InterruptedException {
    scene.project("services: {web: {image: busybox}}");
    scene.front = faulty.engine();
    assertThatThrownBy(() -> scene.up(UpFlags.DETACHED)).isInstanceOf(FailedException.class);
    assertThat(scene.engine.id("shop-web-1")).isNotNull();
    scene.wasKilled();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void one_that_is_listed_is_waited_for_and_started() throws InterruptedException {
    killHalfway();
    scene.front = faulty.making(Duration.ofSeconds(20)).afterwards();

    assertThat(scene.up(UpFlags.DETACHED)).isZero();

    assertThat(scene.engine.allContainers())
        .singleElement()
        .matches(each -> each.status().isUp(), "runs");
    assertThat(scene.engine.calls().count("createContainer")).isEqualTo(1);
  }

  @Test
  void it_is_waited_for_and_removed() throws InterruptedException {
    killHalfway();
    scene.front = faulty.making(Duration.ofSeconds(20)).afterwards();

    new Down(scene.workplace())
        .run(new DownOptions(Set.of(), null, false, Images.NONE, null, false));

    assertThat(scene.engine.allContainers()).isEmpty();
    assertThat(scene.engine.allNetworks()).isEmpty();
  }

  /// Who agreed to lose some data is asked again about what was not known then.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void the_data_of_one_that_comes_late_goes_only_with_leave(boolean leave)
      throws InterruptedException {
    scene.project(
        "services: {web: {image: busybox, volumes: [/d]}, db: {image: busybox, volumes: [/d]}}");
    scene.up(UpFlags.DETACHED.naming("db"));
    scene.wasKilled();
    var asked = new ArrayList<String>();
    scene.consent =
        question -> {
          asked.add(question);
          return leave || question.contains("shop-db-1");
        };
    var calls = scene.engine.calls();
    calls.forget();
    var late = new Up(scene.elsewhere(scene.engine));
    // after the look for what is half made, and the one for the plan
    calls.afterNext("containers", () -> calls.afterNext("containers", () -> up(late)));

    new Down(scene.workplace())
        .run(new DownOptions(Set.of(), null, true, Images.NONE, null, false));

    assertThat(asked)
        .satisfiesExactly(
            first -> assertThat(first).contains("/d of shop-db-1").doesNotContain("shop-web-1"),
            second -> assertThat(second).contains("/d of shop-web-1").doesNotContain("shop-db-1"));
    assertThat(scene.engine.allContainers()).isEmpty();
    assertThat(calls.count("removeVolume")).isEqualTo(leave ? 2 : 1);
  }

  private static void up(Up up) {
    try {
      up.run(UpFlags.DETACHED.naming("web").options());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void it_is_not_waited_for_without_end() throws InterruptedException {
    killHalfway();
    scene.front = faulty.making(Duration.ofDays(1)).afterwards();
    var begun = scene.time.instant();

    assertThatThrownBy(() -> scene.up(UpFlags.DETACHED)).isInstanceOf(FailedException.class);

    assertThat(Duration.between(begun, scene.time.instant()))
        .isBetween(Aftermath.MAKING, Aftermath.MAKING.multipliedBy(2));
    assertThat(scene.err.toString()).contains("no such container");
  }

  /// Engines tell of an end a moment before they list it.
  @Test
  void one_that_ended_just_now_and_is_listed_as_running_is_started() throws InterruptedException {
    scene.project("services: {web: {image: busybox}}");
    assertThat(scene.up(UpFlags.DETACHED)).isZero();
    scene.front = listing(scene.engine.containers(new ProjectName("shop")), 3);
    scene.engine.stop(scene.engine.id("shop-web-1"), null);
    scene.wasKilled();
    scene.time.advance(Duration.ofSeconds(1));

    assertThat(scene.up(UpFlags.DETACHED)).isZero();

    assertThat(scene.engine.allContainers())
        .singleElement()
        .matches(each -> each.status().isUp(), "runs");
  }

  /// The engine, whose first few lists are old.
  private Engine listing(List<ObservedContainer> old, int times) {
    var left = new AtomicInteger(times);
    return (Engine)
        Proxy.newProxyInstance(
            Engine.class.getClassLoader(),
            new Class<?>[] {Engine.class},
            (_, method, arguments) -> {
              if (method.getName().equals("containers") && left.getAndDecrement() > 0) {
                return old;
              }
              try {
                return method.invoke(scene.engine, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /// New replicas get the numbers after the highest one, and a gap stays.
  @Test
  void one_that_comes_up_beside_a_gap_does_not_become_one_too_many() throws InterruptedException {
    scene.project("services: {web: {image: busybox, scale: 3}}");
    assertThat(scene.up(UpFlags.DETACHED)).isZero();
    scene.engine.remove(scene.engine.id("shop-web-2"), true);
    var killed = FaultyEngine.before(scene.engine, 1, Fault.KILLED_MEANWHILE);
    scene.front = killed.engine();
    assertThatThrownBy(() -> scene.up(UpFlags.DETACHED)).isInstanceOf(FailedException.class);
    scene.wasKilled();
    scene.front = killed.afterwards();

    assertThat(scene.up(UpFlags.DETACHED)).isZero();

    assertThat(scene.engine.allContainers())
        .hasSize(3)
        .allMatch(each -> each.status().isUp(), "runs");
  }

  /// Of two that were being made at once the one with the higher number may be there first.
  @Test
  void one_that_is_not_listed_yet_does_not_become_one_too_many() throws InterruptedException {
    scene.project("services: {web: {image: busybox}}");
    assertThat(scene.up(UpFlags.DETACHED)).isZero();
    var killed = FaultyEngine.before(scene.engine, 1, Fault.KILLED_MEANWHILE);
    scene.front = killed.engine();
    scene.project("services: {web: {image: busybox, scale: 2}}");
    assertThatThrownBy(() -> scene.up(UpFlags.DETACHED)).isInstanceOf(FailedException.class);
    scene.engine.create(new SpecBuilder("shop", "web").number(3).build());
    scene.wasKilled();
    scene.front = killed.afterwards();
    scene.project("services: {web: {image: busybox, scale: 3}}");

    assertThat(scene.up(UpFlags.DETACHED)).isZero();

    assertThat(scene.engine.allContainers())
        .allMatch(each -> each.status().isUp(), "runs")
        .extracting(ObservedContainer::name)
        .containsExactlyInAnyOrder("shop-web-1", "shop-web-2", "shop-web-3");
  }
}
