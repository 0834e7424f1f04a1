package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.FaultyEngine;
import dev.dhow.engine.FaultyEngine.Fault;
import dev.dhow.plan.DownRequest.Images;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A container that an old engine was making for an `up` that was killed: it lists it, and knows
/// nothing else of it until it is made.
@Timeout(30)
class AftermathTest {
  private final Scene scene = new Scene();
  private final FaultyEngine faulty = FaultyEngine.before(scene.engine, 2, Fault.KILLED_HALFWAY);

  @BeforeEach
  void an_up_is_killed() throws InterruptedException {
    scene.timer = scene.time::after;
    scene.time.fastForward();
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
  void it_is_waited_for_and_started() throws InterruptedException {
    scene.front = faulty.making(Duration.ofSeconds(20)).afterwards();

    assertThat(scene.up(UpFlags.DETACHED)).isZero();

    assertThat(scene.engine.allContainers())
        .singleElement()
        .matches(each -> each.status().isUp(), "runs");
    assertThat(scene.engine.calls().count("createContainer")).isEqualTo(1);
  }

  @Test
  void it_is_waited_for_and_removed() throws InterruptedException {
    scene.front = faulty.making(Duration.ofSeconds(20)).afterwards();

    new Down(scene.workplace())
        .run(new DownOptions(Set.of(), null, false, Images.NONE, null, false));

    assertThat(scene.engine.allContainers()).isEmpty();
    assertThat(scene.engine.allNetworks()).isEmpty();
  }

  @Test
  void it_is_not_waited_for_without_end() {
    scene.front = faulty.making(Duration.ofDays(1)).afterwards();
    var begun = scene.time.instant();

    assertThatThrownBy(() -> scene.up(UpFlags.DETACHED)).isInstanceOf(FailedException.class);

    assertThat(Duration.between(begun, scene.time.instant()))
        .isBetween(Aftermath.MAKING, Aftermath.MAKING.multipliedBy(2));
    assertThat(scene.err.toString()).contains("no such container");
  }
}
