package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.FaultyEngine;
import dev.dhow.engine.FaultyEngine.Fault;
import dev.dhow.model.ProjectName;
import dev.dhow.state.ObservedContainer;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Services whose containers have gaps in their numbers are scaled and changed at random, and that
/// goes wrong at a random call. The next `up` leaves as many containers as there are to be.
@Timeout(120)
class GapsTest {
  private static final ProjectName SHOP = new ProjectName("shop");
  private static final int SEEDS = Integer.getInteger("gaps.seeds", 150);
  private static final int MOST_REPLICAS = 5;

  @ParameterizedTest
  @EnumSource
  void the_next_up_leaves_none_too_many_and_none_too_few(Fault fault) throws InterruptedException {
    for (var seed = 0; seed < SEEDS; seed++) {
      check(new Random(seed), seed, fault);
    }
  }

  private static void check(Random random, int seed, Fault fault) throws InterruptedException {
    var scene = new Scene();
    scene.timer = scene.time::after;
    scene.time.fastForward();
    try (scene) {
      scene.project(shop("1", 1 + random.nextInt(MOST_REPLICAS)));
      assertThat(scene.up(UpFlags.DETACHED)).isZero();
      for (var container : scene.engine.allContainers()) {
        if (random.nextInt(3) == 0) {
          scene.engine.remove(container.id(), true);
        }
      }
      var replicas = 1 + random.nextInt(MOST_REPLICAS);
      scene.project(shop(random.nextBoolean() ? "1" : "2", replicas));
      var faulty = FaultyEngine.before(scene.engine, 1 + random.nextInt(12), fault);
      scene.front = faulty.engine();
      try {
        scene.up(UpFlags.DETACHED);
      } catch (FailedException | EngineException _) {
        // that is what the fault is for
      }
      if (fault.isDeath()) {
        scene.wasKilled();
      }
      scene.front = faulty.afterwards();
      scene.insight = faulty.insightAfterwards();

      assertThat(scene.up(UpFlags.DETACHED)).isZero();

      assertThat(scene.engine.containers(SHOP))
          .hasSize(replicas)
          .allMatch(each -> each.status().isUp(), "runs")
          .allMatch(each -> each.name().equals("shop-web-" + each.number()), "has its own name")
          .extracting(ObservedContainer::number)
          .doesNotHaveDuplicates();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          "seed %d, %s: %s".formatted(seed, fault, e.getMessage() + scene.err), e);
    }
  }

  private static String shop(String value, int replicas) {
    return "services: {web: {image: busybox, scale: %d, environment: {V: '%s'}}}"
        .formatted(replicas, value);
  }
}
