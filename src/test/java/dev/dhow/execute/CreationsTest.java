package dev.dhow.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.FakeEngine;
import dev.dhow.engine.SpecBuilder;
import dev.dhow.engine.VirtualTime;
import dev.dhow.event.StepFailedException;
import dev.dhow.model.ProjectName;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.Labels;
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
  private final Creations creations = new Creations(engine, time::after, "here");
  private final ContainerSpec web = salted(new SpecBuilder("shop", "web").build(), "one");

  private static ContainerSpec salted(ContainerSpec spec, String salt) {
    return with(spec, Labels.SALT, salt);
  }

  private static ContainerSpec with(ContainerSpec spec, String label, String value) {
    var labels = new TreeMap<>(spec.labels());
    labels.put(label, value);
    return spec.withLabels(labels);
  }

  @AfterEach
  void close() {
    engine.close();
    time.close();
  }

  @Test
  void a_container_that_was_only_being_made_is_made_anew() throws InterruptedException {
    var unseen = engine.create(with(salted(web, "two"), Labels.MAKER, "here"));

    var made = creations.create(web);

    assertThat(made).isNotEqualTo(unseen);
    assertThat(engine.containers(SHOP)).extracting(ObservedContainer::id).containsExactly(made);
  }

  @Test
  void one_that_another_machine_is_making_is_shared() throws InterruptedException {
    var theirs = engine.create(with(salted(web, "two"), Labels.MAKER, "elsewhere"));

    assertThat(creations.create(web)).isEqualTo(theirs);
  }

  @Test
  void one_that_another_machine_makes_otherwise_stays() throws InterruptedException {
    var changed = with(salted(web, "two"), Labels.CONFIG_HASH, "another");
    var theirs = engine.create(with(changed, Labels.MAKER, "elsewhere"));

    assertThatThrownBy(() -> creations.create(with(web, Labels.CONFIG_HASH, "ours")))
        .isInstanceOf(StepFailedException.class)
        .hasMessage(
            "container %s was just made by another user or machine, and not as the files say here"
                .formatted(web.name()));

    assertThat(engine.containers(SHOP)).extracting(ObservedContainer::id).containsExactly(theirs);
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
}
