package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.GatedEngine;
import dev.dhow.model.ProjectName;
import dev.dhow.state.ObservedContainer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Ctrl-C in the middle of an `up`: what was being replaced is as before, or replaced, and what ran
/// runs.
@Timeout(120)
class InterruptedUpTest {
  private static final ProjectName SHOP = new ProjectName("shop");

  @Test
  void while_it_looks_whether_the_new_container_lasts() throws InterruptedException {
    try (var scene = changed()) {
      var old = scene.engine.id("shop-web-1");
      var up = scene.upBeside(UpFlags.DETACHED);
      scene.time.awaitPending(Duration.ofSeconds(1));

      up.interrupt();

      assertThatThrownBy(up::exitCode).hasCauseInstanceOf(InterruptedException.class);
      assertRuns(scene);
      assertThat(scene.engine.id("shop-web-1")).isEqualTo(old);
    }
  }

  @Test
  void while_the_old_container_is_stopped() throws InterruptedException {
    try (var scene = changed()) {
      var old = scene.engine.id("shop-web-1");
      var gate = scene.engine.calls().holdBack("stop");
      var up = scene.upBeside(UpFlags.DETACHED);
      gate.awaitArrival();

      up.interrupt();
      gate.open();

      assertThatThrownBy(up::exitCode).hasCauseInstanceOf(InterruptedException.class);
      assertRuns(scene);
      assertThat(scene.engine.id("shop-web-1")).isEqualTo(old);
    }
  }

  @Test
  void while_it_is_restarted_for_what_its_configs_hold() throws InterruptedException {
    try (var scene = new Scene()) {
      scene.project(withConfig("one"));
      scene.up(UpFlags.DETACHED);
      scene.project(withConfig("two"));
      var gate = scene.engine.calls().holdBack("stop");
      var up = scene.upBeside(UpFlags.DETACHED);
      gate.awaitArrival();

      up.interrupt();
      gate.open();

      end(up);
      assertRuns(scene);
    }
  }

  private static String withConfig(String content) {
    return """
    services:
      web: {image: busybox, configs: [c], x-dhow: {on-change: restart}}
    configs:
      c: {content: "%s"}
    """
        .formatted(content);
  }

  private static Scene changed() throws InterruptedException {
    var scene = new Scene();
    scene.timer = scene.time::after;
    scene.project("services: {web: {image: busybox}}");
    scene.up(UpFlags.DETACHED);
    scene.project("services: {web: {image: busybox, environment: {A: b}}}");
    return scene;
  }

  private static void assertRuns(Scene scene) throws InterruptedException {
    assertThat(scene.engine.containers(SHOP))
        .singleElement()
        .matches(each -> each.status().isUp(), "runs")
        .extracting(ObservedContainer::name)
        .isEqualTo("shop-web-1");
  }

  /// All but those of a network, which cannot be made anew while anything of before is there.
  private static Stream<Change> changes() {
    return Change.all().filter(each -> !each.name().contains("network"));
  }

  /// Before any of its changing calls.
  @ParameterizedTest
  @MethodSource("changes")
  void whenever_it_is_one_container_of_each_stays(Change change) throws InterruptedException {
    var calls = FaultsTest.calls(change);
    for (var nth = 0; nth < calls; nth++) {
      check(change, nth, false);
    }
  }

  /// Whoever insists leaves things as they happen to be.
  @ParameterizedTest
  @MethodSource("dev.dhow.app.Change#all")
  void a_second_one_is_made_right_by_the_next_up(Change change) throws InterruptedException {
    var calls = FaultsTest.calls(change);
    for (var nth = 0; nth < calls; nth++) {
      check(change, nth, true);
    }
  }

  private static void check(Change change, int nth, boolean insists) throws InterruptedException {
    var scene = FaultsTest.scene(change);
    try (scene) {
      var ran = running(scene);
      var data = FaultsTest.anonymous(scene);
      var gate = new GatedEngine(scene.engine, nth);
      scene.front = gate.engine();
      scene.project(change.after());
      interrupt(scene, change, gate, insists);

      scene.front = scene.engine;
      if (!insists) {
        assertThat(scene.engine.containers(SHOP))
            .filteredOn(each -> !each.isInit())
            .allMatch(each -> each.name().equals(FaultsTest.name(each)), "has its own name");
        ran.removeIf(name -> !isWanted(name, change));
        assertThat(running(scene)).containsAll(ran);
      }
      assertThat(scene.up(change.flags())).isZero();
      FaultsTest.assertRight(scene, change, data);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          "%s, before call %d: %s".formatted(change, nth + 1, e.getMessage() + scene.err), e);
    }
  }

  private static void interrupt(Scene scene, Change change, GatedEngine gate, boolean insists)
      throws InterruptedException {
    var up =
        new Scene.Running(() -> {
          try {
            return scene.up(change.flags());
          } finally {
            gate.arrive();
          }
        });
    gate.awaitArrival();
    up.interrupt();
    if (insists) {
      up.interrupt();
    }
    gate.open();
    end(up);
  }

  /// One that is too many by then may have gone.
  private static boolean isWanted(String container, Change change) {
    return change.replicas().entrySet().stream()
        .anyMatch(each ->
            container.equals("mine")
                || container.matches("shop-%s-[1-%d]".formatted(each.getKey(), each.getValue())));
  }

  private static void end(Scene.Running up) throws InterruptedException {
    try {
      assertThat(up.exitCode()).isZero(); // it was too late to interrupt anything
    } catch (AssertionError e) {
      assertThat(e).hasCauseInstanceOf(InterruptedException.class);
    }
  }

  private static List<String> running(Scene scene) throws InterruptedException {
    return scene.engine.containers(SHOP).stream()
        .filter(each -> each.status().isUp())
        .map(ObservedContainer::name)
        .collect(Collectors.toList());
  }
}
