package dev.dhow.engine;

import static dev.dhow.engine.SpecBuilder.network;
import static dev.dhow.engine.SpecBuilder.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dhow.it.harness.FreePort;
import dev.dhow.model.ProjectName;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.Labels;
import dev.dhow.spec.MountSpec;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.ObservedContainer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every engine does. On a real one it needs the image `busybox:latest`, and leaves nothing.
@Timeout(60)
public abstract class EngineContract {
  private static final String IMAGE = "busybox:latest";

  protected final ProjectName project =
      new ProjectName("dhow" + UUID.randomUUID().toString().substring(0, 8));

  protected Engine engine;

  /// An engine with the image `busybox:latest`.
  protected abstract Engine connect();

  @BeforeEach
  final void open() {
    engine = connect();
  }

  @AfterEach
  final void leaveNothing() throws InterruptedException {
    for (var container : engine.containers(project)) {
      engine.remove(container.id(), true);
    }
    for (var network : engine.networks(project, Set.of())) {
      engine.removeNetwork(network.id());
    }
    for (var volume : engine.volumes(project, Set.of())) {
      engine.removeVolume(volume.name());
    }
    engine.close();
  }

  protected final SpecBuilder service(String name) {
    return new SpecBuilder(project.value(), name);
  }

  protected final ContainerId run(ContainerSpec spec) throws InterruptedException {
    var id = engine.create(spec);
    engine.start(id);
    return id;
  }

  /// Creates and starts a container, and waits for its end.
  protected final ContainerId runToEnd(ContainerSpec spec) throws InterruptedException {
    try (var events = engine.events(project)) {
      var id = run(spec);
      await(events, id, "die");
      return id;
    }
  }

  protected final EngineEvent await(EventStream events, ContainerId id, String action)
      throws InterruptedException {
    while (true) {
      var event = next(events);
      if (event.container().equals(id) && event.action().equals(action)) {
        return event;
      }
    }
  }

  protected static EngineEvent next(EventStream events) throws InterruptedException {
    var event = events.next();
    if (event == null) {
      throw new AssertionError("the stream of events ended");
    }
    return event;
  }

  protected final ObservedContainer listed(ContainerId id) throws InterruptedException {
    return engine.containers(project).stream()
        .filter(container -> container.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void it_says_who_it_is() throws InterruptedException {
    var info = engine.info();
    assertThat(info.id()).isNotBlank();
    assertThat(info.version()).isNotBlank();
    assertThat(info.apiVersion()).matches("1\\.\\d+");
    assertThat(info.cpus()).isPositive();
  }

  @Test
  void a_created_container_is_listed_as_it_was_described() throws InterruptedException {
    var spec = service("web").number(2).build();
    var found = listed(engine.create(spec));
    assertThat(found.name()).isEqualTo(spec.name());
    assertThat(found.image()).isEqualTo(IMAGE);
    assertThat(found.imageId()).isEqualTo(engine.image(IMAGE).orElseThrow().id());
    assertThat(found.labels()).containsAllEntriesOf(spec.labels());
    assertThat(found.status()).isEqualTo(ContainerStatus.CREATED);
    assertThat(found.exitCode()).isNull();
  }

  @Test
  void containers_of_other_projects_are_not_listed() throws InterruptedException {
    engine.create(service("web").build());
    assertThat(engine.containers(new ProjectName(project.value() + "x"))).isEmpty();
    assertThat(engine.containers(project)).hasSize(1);
  }

  @Test
  void a_name_belongs_to_one_container() throws InterruptedException {
    var owner = engine.create(service("web").build());
    assertThatExceptionOfType(EngineException.Conflict.class)
        .isThrownBy(() -> engine.create(service("web").build()))
        .withMessageContaining(project + "-web-1")
        .satisfies(conflict -> assertThat(conflict.nameOwner()).isEqualTo(owner));
    assertThat(engine.inspect(owner).labels()).containsEntry(Labels.SERVICE, "web");
  }

  @Test
  void a_container_needs_an_image_that_is_there() {
    assertThatThrownBy(() -> engine.create(service("web").image("dhow/no-such:1").build()))
        .isInstanceOf(EngineException.NotFound.class)
        .hasMessageContaining("dhow/no-such:1");
  }

  @Test
  void starting_what_runs_does_nothing() throws InterruptedException {
    var id = run(service("web").build());
    var started = engine.inspect(id).startedAt();
    engine.start(id);
    var detail = engine.inspect(id);
    assertThat(detail.status()).isEqualTo(ContainerStatus.RUNNING);
    assertThat(detail.startedAt()).isNotNull().isEqualTo(started);
    assertThat(detail.name()).isEqualTo(project + "-web-1");
    assertThat(detail.hasHealthcheck()).isFalse();
  }

  @Test
  void stopping_ends_it_with_a_signal_and_twice_is_once() throws InterruptedException {
    var id = run(service("web").stopTimeout(Duration.ofSeconds(7)).build());
    assertThat(engine.inspect(id).stopTimeout()).hasSeconds(7);
    engine.stop(id, null);
    engine.stop(id, Duration.ofSeconds(1));
    assertThat(engine.inspect(id).exitCode()).isEqualTo(143);
    assertThat(listed(id).status()).isEqualTo(ContainerStatus.EXITED);
    assertThat(listed(id).exitCode()).isEqualTo(143);
  }

  @Test
  void stopping_or_killing_what_never_ran_does_nothing() throws InterruptedException {
    var id = engine.create(service("web").build());
    engine.stop(id, null);
    engine.kill(id, "SIGKILL");
    assertThat(engine.inspect(id).status()).isEqualTo(ContainerStatus.CREATED);
  }

  @Test
  void what_others_make_of_an_image_of_the_project_is_not_the_projects()
      throws InterruptedException {
    try (var events = engine.events(project)) {
      var theirs = run(service("web").number(7).ofImageAlone().build());
      var ours = engine.create(service("web").build());

      assertThat(engine.containers(project)).extracting(ObservedContainer::id).containsOnly(ours);
      assertThat(next(events).container()).isEqualTo(ours);
      engine.remove(theirs, true);
    }
  }

  @Test
  void killing_is_at_once() throws InterruptedException {
    var id = run(service("web").build());
    try (var events = engine.events(project)) {
      engine.kill(id, "SIGKILL");
      await(events, id, "die");
    }
    assertThat(engine.inspect(id).exitCode()).isEqualTo(137);
    engine.kill(id, "SIGKILL");
  }

  @Test
  void removing_works_on_what_runs_and_on_what_is_gone() throws InterruptedException {
    var id = run(service("web").build());
    engine.remove(id, false);
    engine.remove(id, false);
    assertThat(engine.containers(project)).isEmpty();
  }

  @Test
  void what_is_gone_cannot_be_used() throws InterruptedException {
    var id = engine.create(service("web").build());
    engine.remove(id, false);
    assertThatThrownBy(() -> engine.inspect(id)).isInstanceOf(EngineException.NotFound.class);
    assertThatThrownBy(() -> engine.start(id)).isInstanceOf(EngineException.NotFound.class);
    assertThatThrownBy(() -> engine.stop(id, null)).isInstanceOf(EngineException.NotFound.class);
    assertThatThrownBy(() -> engine.rename(id, project + "-other"))
        .isInstanceOf(EngineException.NotFound.class);
  }

  @Test
  void a_container_that_ended_tells_how() throws InterruptedException {
    var id = runToEnd(service("job").script("exit 3").build());
    var detail = engine.inspect(id);
    assertThat(detail.status()).isEqualTo(ContainerStatus.EXITED);
    assertThat(detail.exitCode()).isEqualTo(3);
    // Engines may note the end of a very short run a moment before they note its start.
    assertThat(detail.finishedAt())
        .isCloseTo(Objects.requireNonNull(detail.startedAt()), within(5, ChronoUnit.SECONDS));
    assertThat(detail.restarts()).isZero();
    assertThat(detail.stopTimeout()).isNull();
    assertThat(listed(id).exitCode()).isEqualTo(3);
  }

  @Test
  void a_container_is_restarted_as_its_policy_says() throws InterruptedException {
    try (var events = engine.events(project)) {
      var id = run(service("job").script("exit 3").restart("on-failure:1").build());
      await(events, id, "die");
      await(events, id, "die");
      assertThat(engine.inspect(id).restarts()).isEqualTo(1);
    }
  }

  @Test
  void renaming_keeps_all_but_the_name() throws InterruptedException {
    var web = run(service("web").build());
    engine.create(service("db").build());
    engine.rename(web, project + "-other");
    assertThat(listed(web).name()).isEqualTo(project + "-other");
    assertThat(listed(web).status()).isEqualTo(ContainerStatus.RUNNING);
    assertThatThrownBy(() -> engine.rename(web, project + "-db-1"))
        .isInstanceOf(EngineException.Conflict.class);
  }

  @Test
  void networks_are_found_by_project_and_by_name() throws InterruptedException {
    var spec = network(project.value(), "front");
    var id = engine.create(spec);
    assertThat(engine.networks(project, Set.of()))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.id()).isEqualTo(id);
          assertThat(found.name()).isEqualTo(spec.name());
          assertThat(found.driver()).isEqualTo("bridge");
          assertThat(found.labels()).containsAllEntriesOf(spec.labels());
        });
    var nobody = new ProjectName(project.value() + "x");
    assertThat(engine.networks(nobody, Set.of(spec.name()))).hasSize(1);
    assertThat(engine.networks(nobody, Set.of())).isEmpty();
    engine.removeNetwork(id);
    engine.removeNetwork(id);
    assertThat(engine.networks(project, Set.of(spec.name()))).isEmpty();
  }

  @Test
  void containers_are_connected_to_networks() throws InterruptedException {
    var front = network(project.value(), "front");
    var back = network(project.value(), "back");
    var frontId = engine.create(front);
    engine.create(back);
    var id = run(service("web").network(front.name()).build());
    assertThat(listed(id).networks())
        .singleElement()
        .satisfies(found -> {
          assertThat(found.network()).isEqualTo(front.name());
          assertThat(found.networkId()).isEqualTo(frontId);
        });
    engine.connect(id, ContainerSpec.Endpoint.of(back.name(), List.of("web")));
    assertThat(listed(id).networks())
        .extracting(ObservedContainer.ObservedEndpoint::network)
        .containsExactlyInAnyOrder(front.name(), back.name());
    engine.disconnect(id, back.name());
    assertThat(listed(id).networks()).hasSize(1);
    assertThatThrownBy(() -> engine.removeNetwork(frontId)).isInstanceOf(EngineException.class);
  }

  @Test
  void volumes_are_found_by_project_and_by_name() throws InterruptedException {
    var spec = volume(project.value(), "data");
    engine.create(spec);
    engine.create(spec);
    assertThat(engine.volumes(project, Set.of()))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.name()).isEqualTo(spec.name());
          assertThat(found.driver()).isEqualTo("local");
          assertThat(found.labels()).containsAllEntriesOf(spec.labels());
        });
    assertThat(engine.volumes(new ProjectName(project.value() + "x"), Set.of(spec.name())))
        .hasSize(1);
    engine.removeVolume(spec.name());
    engine.removeVolume(spec.name());
    assertThat(engine.volumes(project, Set.of(spec.name()))).isEmpty();
  }

  @Test
  void a_volume_in_use_stays() throws InterruptedException {
    var data = volume(project.value(), "data");
    engine.create(data);
    var id =
        engine.create(
            service("db")
                .mount(new MountSpec.NamedVolume(data.name(), "/data", false, null))
                .build());
    assertThat(listed(id).mounts())
        .singleElement()
        .satisfies(mount -> {
          assertThat(mount.type()).isEqualTo("volume");
          assertThat(mount.name()).isEqualTo(data.name());
          assertThat(mount.target()).isEqualTo("/data");
        });
    assertThatThrownBy(() -> engine.removeVolume(data.name()))
        .isInstanceOf(EngineException.Conflict.class);
    engine.remove(id, true);
    assertThat(engine.volumes(project, Set.of())).hasSize(1);
  }

  @Test
  void anonymous_volumes_go_only_when_asked_to() throws InterruptedException {
    var spec = service("db").mount(new MountSpec.AnonymousVolume("/data", false, null)).build();
    for (var goes : List.of(false, true)) {
      var id = engine.create(spec);
      var volume = Objects.requireNonNull(listed(id).mounts().getFirst().name());
      engine.remove(id, goes);
      assertThat(engine.volumes(project, Set.of(volume))).hasSize(goes ? 0 : 1);
      engine.removeVolume(volume);
    }
  }

  @Test
  void a_port_belongs_to_one_container() throws InterruptedException {
    var port = Integer.parseInt(FreePort.next());
    engine.create(network(project.value(), "front"));
    var front = project + "_front";
    var owner = run(service("web").network(front).port(port, 80).build());
    assertThat(listed(owner).ports()).anyMatch(found -> found.hostPort() == port);
    assertThat(engine.containersPublishing(port))
        .extracting(ObservedContainer::id)
        .containsExactly(owner);
    var other = engine.create(service("other").network(front).port(port, 80).build());
    assertThatThrownBy(() -> engine.start(other))
        .isInstanceOfSatisfying(
            EngineException.PortTaken.class, taken -> assertThat(taken.port()).isEqualTo(port));
    assertThat(listed(other).label(Labels.SERVICE)).isEqualTo("other");
  }

  @Test
  void a_reference_that_no_image_can_have_is_refused() {
    assertThatThrownBy(() -> engine.image("no image"))
        .isInstanceOfSatisfying(
            EngineException.Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(400);
              assertThat(refused).hasMessageContaining("invalid reference format");
            });
  }

  @Test
  void images_are_found_by_reference_and_id() throws InterruptedException {
    var image = engine.image(IMAGE).orElseThrow();
    assertThat(image.id()).startsWith("sha256:");
    assertThat(image.tags()).contains(IMAGE);
    assertThat(engine.image("busybox")).contains(image);
    assertThat(engine.image(image.id())).contains(image);
    assertThat(engine.image("dhow/no-such:1")).isEmpty();
    assertThat(engine.images(project)).isEmpty();
  }

  @Test
  void an_interrupted_thread_asks_for_nothing() throws InterruptedException {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> engine.containers(project)).isInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}
