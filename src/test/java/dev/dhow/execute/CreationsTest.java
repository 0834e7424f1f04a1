package dev.dhow.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.FakeEngine;
import dev.dhow.engine.SpecBuilder;
import dev.dhow.engine.VirtualTime;
import dev.dhow.model.Network;
import dev.dhow.model.ProjectName;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.Labels;
import dev.dhow.spec.NetworkSpec;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ObservedContainer;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the engine still does for a command that is no more.
@Timeout(10)
class CreationsTest {
  private static final ProjectName SHOP = new ProjectName("shop");

  private final VirtualTime time = new VirtualTime().fastForward();
  private final FakeEngine engine = new FakeEngine(time).withImage("busybox:latest");
  private final Creations creations = new Creations(engine, SHOP, time::after);
  private final ContainerSpec web = salted(new SpecBuilder("shop", "web").build(), "one");

  private static ContainerSpec salted(ContainerSpec spec, String salt) {
    var labels = new TreeMap<>(spec.labels());
    labels.put(Labels.SALT, salt);
    return spec.withLabels(labels);
  }

  @AfterEach
  void close() {
    engine.close();
    time.close();
  }

  @Test
  void a_container_that_was_only_being_made_is_made_anew() throws InterruptedException {
    var unseen = engine.create(salted(web, "two"));

    var made = creations.create(web);

    assertThat(made).isNotEqualTo(unseen);
    assertThat(engine.containers(SHOP)).extracting(ObservedContainer::id).containsExactly(made);
  }

  @Test
  void a_name_whose_owner_cannot_be_seen_is_waited_for() throws InterruptedException {
    var ghost = new ContainerId("0".repeat(64));
    var taken = new EngineException.Conflict("the name is already in use", null, ghost);
    engine.calls().failNth("createContainer", 1, taken);
    engine.calls().failNth("createContainer", 2, taken);

    var made = creations.create(web);

    assertThat(engine.calls().count("createContainer")).isEqualTo(3);
    assertThat(engine.containers(SHOP)).extracting(ObservedContainer::id).containsExactly(made);
  }

  @Test
  void a_name_that_never_becomes_free_is_given_up() {
    var ghost = new ContainerId("0".repeat(64));
    var taken = new EngineException.Conflict("the name is already in use", null, ghost);
    IntStream.rangeClosed(1, 100)
        .forEach(nth -> engine.calls().failNth("createContainer", nth, taken));

    assertThatThrownBy(() -> creations.create(web)).isSameAs(taken);
  }

  @Test
  void what_runs_or_is_somebody_elses_stays() throws InterruptedException {
    var running = engine.create(web);
    engine.start(running);
    assertThatThrownBy(() -> creations.create(web)).isInstanceOf(EngineException.Conflict.class);

    var foreign = engine.create(new SpecBuilder("shop", "db").build());
    var db = salted(new SpecBuilder("shop", "db").build(), "one");
    assertThatThrownBy(() -> creations.create(db)).isInstanceOf(EngineException.Conflict.class);

    assertThat(engine.containers(SHOP))
        .extracting(ObservedContainer::id)
        .containsExactlyInAnyOrder(running, foreign);
  }

  @Test
  void a_network_that_somebody_made_meanwhile_is_used() throws InterruptedException {
    var network = SpecBuilder.network("shop", "net");
    engine.create(network);

    creations.create(network);

    assertThat(engine.allNetworks()).hasSize(1);
  }

  @Test
  void a_network_that_is_somebody_elses_is_not() throws InterruptedException {
    var network = SpecBuilder.network("shop", "net");
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

    assertThatThrownBy(() -> creations.create(network))
        .isInstanceOf(EngineException.Conflict.class);
  }
}
