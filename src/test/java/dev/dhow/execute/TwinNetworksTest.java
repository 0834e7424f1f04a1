package dev.dhow.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.FakeEngine;
import dev.dhow.engine.SpecBuilder;
import dev.dhow.engine.VirtualTime;
import dev.dhow.model.Network;
import dev.dhow.model.ProjectName;
import dev.dhow.spec.NetworkSpec;
import dev.dhow.state.ObservedNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Networks that others make at the same time.
@Timeout(10)
class TwinNetworksTest {
  private static final ProjectName SHOP = new ProjectName("shop");

  private final VirtualTime time = new VirtualTime().fastForward();
  private final FakeEngine engine = new FakeEngine(time).withImage("busybox:latest");
  private final TwinNetworks networks = new TwinNetworks(engine, SHOP, time::after);
  private final NetworkSpec network = SpecBuilder.network("shop", "net");

  @AfterEach
  void close() {
    engine.close();
    time.close();
  }

  @Test
  void a_network_that_somebody_made_meanwhile_is_used() throws InterruptedException {
    engine.create(network);

    networks.create(network);

    assertThat(engine.allNetworks()).hasSize(1);
  }

  @Test
  void a_network_that_is_somebody_elses_is_not() throws InterruptedException {
    engine.create(
        new NetworkSpec(
            network.key(),
            network.name(),
            null,
            new TreeMap<>(),
            (Network.Ipam) null,
            false,
            false,
            null,
            null,
            new TreeMap<>()));

    assertThatThrownBy(() -> networks.create(network)).isInstanceOf(EngineException.Conflict.class);
  }

  @Test
  void newer_engines_are_not_asked_for_others() throws InterruptedException {
    networks.create(network);

    assertThat(engine.calls().count("networks")).isZero();
  }

  @Test
  void of_two_the_first_stays() throws InterruptedException {
    engine.asOldest();
    var theirs = engine.create(network);

    networks.create(network);

    assertThat(ids()).containsExactly(theirs);
  }

  @Test
  void the_first_waits_for_the_other_to_go() throws InterruptedException {
    engine.asOldest();
    engine
        .calls()
        .afterNext(
            "createNetwork",
            () -> {
              var theirs = makeAnother();
              time.after(Duration.ofMillis(400), () -> remove(theirs));
            });

    networks.create(network);

    assertThat(ids()).hasSize(1);
    assertThat(engine.calls().count("removeNetwork")).isEqualTo(1);
  }

  @Test
  void the_first_removes_another_one_that_stays_and_is_not_used() throws InterruptedException {
    engine.asOldest();
    var theirs = new ArrayList<String>();
    engine.calls().afterNext("createNetwork", () -> theirs.add(makeAnother()));

    networks.create(network);

    assertThat(ids()).hasSize(1).doesNotContainAnyElementsOf(theirs);
  }

  @Test
  void another_one_that_is_used_stays_although_it_came_later() throws InterruptedException {
    engine.asOldest();
    var theirs = new ArrayList<String>();
    engine
        .calls()
        .afterNext(
            "createNetwork",
            () -> {
              theirs.add(makeAnother());
              runOn(theirs.getFirst());
            });

    networks.create(network);

    assertThat(ids()).isEqualTo(theirs);
  }

  @Test
  void what_needs_the_name_waits_until_it_is_clear() throws InterruptedException {
    engine.asOldest();
    engine.create(network);
    var other = engine.create(network);
    var container = engine.create(new SpecBuilder("shop", "web").network(network.name()).build());
    time.after(Duration.ofSeconds(2), () -> remove(other));

    networks.whenClear(() -> engine.start(container));

    assertThat(engine.inspect(container).status().isUp()).isTrue();
  }

  @Test
  void it_does_not_wait_for_ever() throws InterruptedException {
    engine.asOldest();
    engine.create(network);
    engine.create(network);
    var container = engine.create(new SpecBuilder("shop", "web").network(network.name()).build());

    assertThatThrownBy(() -> networks.whenClear(() -> engine.start(container)))
        .isInstanceOf(EngineException.AmbiguousName.class);
  }

  private List<String> ids() throws InterruptedException {
    return engine.networks(SHOP, Set.of()).stream().map(ObservedNetwork::id).toList();
  }

  private String makeAnother() {
    return undisturbed(() -> engine.create(network));
  }

  private void remove(String id) {
    undisturbed(() -> {
      engine.removeNetwork(id);
      return id;
    });
  }

  private void runOn(String id) {
    undisturbed(() -> {
      var user = engine.create(new SpecBuilder("shop", "web").network(id).build());
      engine.start(user);
      return user;
    });
  }

  private static <T> T undisturbed(Callable<T> deed) {
    try {
      return deed.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
