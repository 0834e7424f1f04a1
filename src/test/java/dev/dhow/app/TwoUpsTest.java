package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.GatedEngine;
import dev.dhow.model.ProjectName;
import dev.dhow.plan.PlanningException;
import dev.dhow.state.ObservedContainer;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Two users or machines change the same project on the same engine at once, and share no lock: one
/// is stopped before any of its changing calls, the other one comes and is stopped before any of
/// its own, then the first goes on to its end, and then the second. Whatever becomes of the two, no
/// service that ran is without a container that runs, no data is lost, and the next `up` finds
/// everything right or makes it so.
@Timeout(300)
class TwoUpsTest {
  private static final ProjectName SHOP = new ProjectName("shop");

  /// Stands for no stop at all.
  private static final int END = 1000;

  private static final int STEP = Integer.getInteger("two.ups.step", 4);

  @ParameterizedTest
  @MethodSource("dev.dhow.app.Change#all")
  void nothing_is_lost_where_both_have_the_same_files(Change change) throws InterruptedException {
    tryAll(change, change.after());
  }

  @ParameterizedTest
  @MethodSource("dev.dhow.app.Change#all")
  void nothing_is_lost_where_their_files_differ(Change change) throws InterruptedException {
    tryAll(change, change.after().replace("\"2\"", "\"3\"").replace("\"1\"", "\"4\""));
  }

  /// One that makes two networks of one name for two who ask at once.
  @Test
  void the_oldest_engine_gets_one_network() throws InterruptedException {
    var change = Change.all().findFirst().orElseThrow();
    var calls = FaultsTest.calls(change);
    for (var first = 0; first <= calls; first++) {
      for (var second = 0; second <= calls; second++) {
        var scene = FaultsTest.scene(change);
        scene.engine.asOldest();
        check(scene, change, change.after(), first, second);
      }
    }
  }

  private static void tryAll(Change change, String theirs) throws InterruptedException {
    var calls = FaultsTest.calls(change);
    for (var first = 0; first <= calls; first++) {
      check(change, theirs, first, END);
      for (var second = first % STEP; second <= calls; second += STEP) {
        check(change, theirs, first, second);
      }
    }
  }

  private static void check(Change change, String theirs, int first, int second)
      throws InterruptedException {
    check(FaultsTest.scene(change), change, theirs, first, second);
  }

  private static void check(Scene scene, Change change, String theirs, int first, int second)
      throws InterruptedException {
    try (scene) {
      var ran = running(scene);
      var data = FaultsTest.anonymous(scene);
      var ours = new GatedEngine(scene.engine, first);
      scene.front = ours.engine();
      scene.project(change.after());
      var one = beside(ours, new Up(scene.workplace()), change);
      ours.awaitArrival();
      scene.project(theirs);
      var others = new GatedEngine(scene.engine, second);
      var two = beside(others, new Up(scene.elsewhere(others.engine())), change);
      others.awaitArrival();
      ours.open();
      var failures = failure(one);
      others.open();
      failures += failure(two);

      assertThat(scene.engine.allNetworks()).as("networks, after" + failures).hasSize(1);
      assertThat(failures).doesNotContain("ambiguous");
      assertThat(running(scene)).as("what runs, after" + failures).containsAll(ran);
      scene.front = scene.engine;
      assertThat(scene.up(UpFlags.DETACHED)).isZero();
      FaultsTest.assertRight(scene, change, data);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          "%s, the first stopped after %d calls, the second after %d: %s"
              .formatted(change, first, second, e.getMessage() + scene.err),
          e);
    }
  }

  private static FutureTask<@Nullable Void> beside(GatedEngine gate, Up up, Change change) {
    Callable<@Nullable Void> work =
        () -> {
          try {
            up.run(change.flags().options());
          } finally {
            gate.arrive();
          }
          return null;
        };
    var task = new FutureTask<>(work);
    Thread.startVirtualThread(task);
    return task;
  }

  /// How it ended; empty for well.
  private static String failure(FutureTask<@Nullable Void> up) throws InterruptedException {
    try {
      up.get();
      return "";
    } catch (ExecutionException e) {
      var cause = e.getCause();
      assertThat(cause)
          .isInstanceOfAny(FailedException.class, EngineException.class, PlanningException.class);
      return ": " + cause;
    }
  }

  private static Set<String> running(Scene scene) throws InterruptedException {
    return scene.engine.containers(SHOP).stream()
        .filter(each -> each.status().isUp())
        .map(ObservedContainer::service)
        .collect(Collectors.toSet());
  }
}
