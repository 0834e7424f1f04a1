package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.engine.Calls.Call;
import dev.dhow.engine.EngineException;
import dev.dhow.engine.FaultyEngine;
import dev.dhow.engine.FaultyEngine.Fault;
import dev.dhow.model.ProjectName;
import dev.dhow.plan.DownRequest.Images;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedContainer.ObservedMount;
import dev.dhow.state.ObservedVolume;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every changing call of every change of a project goes wrong once, in every way, and dhow is
/// killed before and after it. The next `up` makes everything right: one container a replica, under
/// its own name, as the files say, and with all the data.
@Timeout(120)
class FaultsTest {
  private static final ProjectName SHOP = new ProjectName("shop");

  /// What runs at the same time takes turns in another order each time.
  private static final int ROUNDS = Integer.getInteger("faults.rounds", 1);

  @ParameterizedTest
  @MethodSource("dev.dhow.app.Change#all")
  void the_next_up_makes_everything_right(Change change) throws InterruptedException {
    var calls = calls(change);
    assertThat(calls).isPositive();
    for (var nth = 1; nth <= calls; nth++) {
      for (var fault : Fault.values()) {
        for (var round = 0; round < ROUNDS; round++) {
          check(change, nth, fault, round);
        }
      }
    }
  }

  /// How many changing calls it takes when nothing goes wrong.
  static int calls(Change change) throws InterruptedException {
    try (var scene = scene(change)) {
      var faulty = FaultyEngine.before(scene.engine, 0, Fault.REFUSED);
      scene.front = faulty.engine();
      scene.project(change.after());
      assertThat(scene.up(change.flags())).isZero();
      assertRight(scene, change, Map.of());
      return faulty.calls();
    }
  }

  private static void check(Change change, int nth, Fault fault, int round)
      throws InterruptedException {
    var scene = scene(change);
    try (scene) {
      var data = anonymous(scene);
      var faulty = FaultyEngine.before(scene.engine, nth, fault);
      scene.front = faulty.engine();
      scene.project(change.after());
      try {
        scene.up(change.flags());
      } catch (FailedException | EngineException _) {
        // that is what the fault is for
      }
      if (fault.isDeath()) {
        scene.wasKilled();
      }
      scene.front = faulty.afterwards();
      scene.insight = faulty.insightAfterwards();
      assertThat(scene.up(UpFlags.DETACHED)).isZero();
      scene.front = scene.engine;
      assertRight(scene, change, data);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          "%s, call %d %s, round %d: %s"
              .formatted(change, nth, fault, round, e.getMessage() + scene.err),
          e);
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void the_next_down_leaves_nothing_but_the_data(Fault fault) throws InterruptedException {
    var project = new Change("down", Change.shop("1", 2, ""), "", Map.of());
    for (var nth = 1; nth <= 8; nth++) {
      try (var scene = scene(project)) {
        var faulty = FaultyEngine.before(scene.engine, nth, fault);
        scene.front = faulty.engine();
        try {
          down(scene);
        } catch (FailedException | EngineException _) {
          // that is what the fault is for
        }
        scene.front = faulty.afterwards();
        assertThat(down(scene)).isZero();

        assertThat(scene.engine.allContainers()).isEmpty();
        assertThat(scene.engine.allNetworks()).isEmpty();
        assertThat(scene.engine.volumes(SHOP, Set.of()))
            .extracting(ObservedVolume::name)
            .contains("shop_data");
      }
    }
  }

  /// Whatever an `up` was at when it went wrong, or was killed.
  @ParameterizedTest
  @MethodSource("dev.dhow.app.Change#all")
  void a_down_after_an_up_leaves_nothing_but_the_data(Change change) throws InterruptedException {
    var calls = calls(change);
    for (var nth = 1; nth <= calls; nth++) {
      for (var fault : Fault.values()) {
        checkDown(change, nth, fault);
      }
    }
  }

  private static void checkDown(Change change, int nth, Fault fault) throws InterruptedException {
    var scene = scene(change);
    try (scene) {
      var faulty = FaultyEngine.before(scene.engine, nth, fault);
      scene.front = faulty.engine();
      scene.project(change.after());
      try {
        scene.up(change.flags());
      } catch (FailedException | EngineException _) {
        // that is what the fault is for
      }
      if (fault.isDeath()) {
        scene.wasKilled();
      }
      scene.front = faulty.afterwards();
      scene.insight = faulty.insightAfterwards();

      assertThat(down(scene)).isZero();

      assertThat(scene.engine.allContainers()).isEmpty();
      assertThat(scene.engine.allNetworks()).isEmpty();
      assertThat(scene.engine.calls().count("removeVolume")).isZero();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          "%s, call %d %s: %s".formatted(change, nth, fault, e.getMessage() + scene.err), e);
    }
  }

  private static int down(Scene scene) throws InterruptedException {
    return new Down(scene.workplace())
        .run(new DownOptions(Set.of(), null, false, Images.NONE, null, false));
  }

  static Scene scene(Change change) throws InterruptedException {
    var scene = new Scene();
    scene.timer = scene.time::after;
    scene.time.fastForward();
    if (!change.before().isEmpty()) {
      scene.project(change.before());
      scene.up(UpFlags.DETACHED);
    }
    scene.engine.calls().forget();
    return scene;
  }

  static void assertRight(Scene scene, Change change, Map<String, String> data)
      throws InterruptedException {
    var found = scene.engine.containers(SHOP);
    assertThat(found.stream().collect(Collectors.groupingBy(ObservedContainer::service)))
        .allSatisfy((service, replicas) ->
            assertThat(replicas).hasSize(change.replicas().getOrDefault(service, 0)))
        .hasSameSizeAs(change.replicas());
    assertThat(found)
        .allMatch(each -> each.name().equals(name(each)), "has its own name")
        .allMatch(each -> each.status().isUp() || each.service().equals("job"), "runs");
    assertThat(anonymous(scene)).containsAllEntriesOf(data);
    assertThat(scene.engine.calls().all())
        .extracting(Call::method)
        .doesNotContain("removeVolume", "removeImage");
    scene.engine.calls().forget();
    assertThat(scene.up(UpFlags.DETACHED)).isZero();
    // A job that has ended is started again by each `up`, as with docker compose.
    assertThat(scene.engine.calls().mutating())
        .filteredOn(call -> !call.method().equals("start"))
        .isEmpty();
  }

  /// What it is to be called.
  static String name(ObservedContainer container) {
    var declared = container.name().equals("mine");
    return declared ? "mine" : "shop-" + container.service() + "-" + container.number();
  }

  /// The volumes without a name, by the container that has them.
  static Map<String, String> anonymous(Scene scene) throws InterruptedException {
    return scene.engine.containers(SHOP).stream()
        .flatMap(container ->
            container.mounts().stream()
                .filter(mount -> mount.target().equals("/anonymous"))
                .map(ObservedMount::name)
                .map(volume -> Map.entry(container.name(), String.valueOf(volume))))
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, TreeMap::new));
  }
}
