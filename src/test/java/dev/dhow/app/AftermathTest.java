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
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
