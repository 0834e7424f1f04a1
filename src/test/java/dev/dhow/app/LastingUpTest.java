package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.Behaviour;
import dev.dhow.model.ProjectName;
import dev.dhow.state.ObservedContainer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// An update by `up` on an engine in memory gives up a container that runs only for one that lasts.
@Timeout(30)
class LastingUpTest {
  private final Scene scene = new Scene();

  @BeforeEach
  void a_service_runs() throws InterruptedException {
    scene.timer = scene.time::after;
    scene.time.fastForward();
    scene.project("services: {web: {image: busybox}}");
    scene.up(UpFlags.DETACHED);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void one_that_ends_in_a_moment_goes_and_the_old_one_is_put_back() throws InterruptedException {
    var old = scene.engine.id("shop-web-1");
    scene.engine.script(
        "web", Behaviour.exits(3).after(Duration.ofMillis(500)).printing("no config"));
    scene.project("services: {web: {image: busybox, environment: {A: b}}}");

    assertThatThrownBy(() -> scene.up(UpFlags.DETACHED)).isInstanceOf(FailedException.class);

    assertThat(running()).containsExactly("shop-web-1");
    assertThat(scene.engine.id("shop-web-1")).isEqualTo(old);
    assertThat(scene.err.toString()).contains("shop-web-1 exited (3)", "no config");
  }

  @Test
  void one_that_keeps_restarting_goes_too() throws InterruptedException {
    var old = scene.engine.id("shop-web-1");
    scene.engine.script("web", Behaviour.exits(3));
    scene.project("services: {web: {image: busybox, restart: always}}");

    assertThatThrownBy(() -> scene.up(UpFlags.DETACHED)).isInstanceOf(FailedException.class);

    assertThat(running()).containsExactly("shop-web-1");
    assertThat(scene.engine.id("shop-web-1")).isEqualTo(old);
    // Time flies here: this engine may have given it up before anybody looked.
    assertThat(scene.err.toString()).containsAnyOf("keeps restarting", "exited (3)");
  }

  @Test
  void one_that_has_done_its_work_stays() throws InterruptedException {
    var old = scene.engine.id("shop-web-1");
    scene.engine.script("web", Behaviour.exits(0));
    scene.project("services: {web: {image: busybox, environment: {A: b}}}");

    assertThat(scene.up(UpFlags.DETACHED)).isZero();

    assertThat(running()).isEmpty();
    assertThat(scene.engine.id("shop-web-1")).isNotEqualTo(old);
  }

  @Test
  void one_that_is_unhealthy_after_a_while_is_no_matter_of_an_update() throws InterruptedException {
    var old = scene.engine.id("shop-web-1");
    scene.engine.script("web", Behaviour.runs().neverHealthy("not yet"));
    scene.project("services: {web: {image: busybox, healthcheck: {test: 'true', interval: 5s}}}");

    assertThat(scene.up(UpFlags.DETACHED)).isZero();

    assertThat(running()).containsExactly("shop-web-1");
    assertThat(scene.engine.id("shop-web-1")).isNotEqualTo(old);
  }

  @Test
  void one_that_others_wait_for_has_to_be_healthy() throws InterruptedException {
    scene.project(waiting("a"));
    assertThat(scene.up(UpFlags.DETACHED)).isZero();
    var old = scene.engine.id("shop-web-1");
    scene.engine.script("web", Behaviour.runs().neverHealthy("not yet"));
    scene.project(waiting("b"));

    assertThatThrownBy(() -> scene.up(UpFlags.DETACHED)).isInstanceOf(FailedException.class);

    assertThat(running()).containsExactlyInAnyOrder("shop-web-1", "shop-proxy-1");
    assertThat(scene.engine.allContainers()).hasSize(2);
    assertThat(scene.engine.id("shop-web-1")).isEqualTo(old);
    assertThat(scene.err.toString()).contains("shop-web-1 is unhealthy", "not yet");
  }

  private static String waiting(String value) {
    return """
    services:
      web:
        image: busybox
        environment: {A: %1$s}
        healthcheck: {test: "true", interval: 5s}
      proxy:
        image: busybox
        environment: {A: %1$s}
        depends_on: {web: {condition: service_healthy}}
    """
        .formatted(value);
  }

  @Test
  void nothing_is_put_back_where_nothing_ran() throws InterruptedException {
    scene.engine.exit("shop-web-1", 1);
    var old = scene.engine.id("shop-web-1");
    scene.engine.script("web", Behaviour.exits(3));
    scene.project("services: {web: {image: busybox, environment: {A: b}}}");

    assertThat(scene.up(UpFlags.DETACHED)).isZero();

    assertThat(scene.engine.id("shop-web-1")).isNotEqualTo(old);
  }

  private List<String> running() throws InterruptedException {
    return scene.engine.containers(new ProjectName("shop")).stream()
        .filter(each -> each.status().isUp())
        .map(ObservedContainer::name)
        .toList();
  }
}
