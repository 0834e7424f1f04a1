package dev.dhow.engine;

import static dev.dhow.engine.SpecBuilder.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dhow.model.ProjectName;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.VolumeFacts;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What people can ask every engine. On a real one it needs the image `busybox:latest`, and leaves
/// nothing.
@Timeout(60)
public abstract class InsightContract {
  private final ProjectName project =
      new ProjectName("dhow" + UUID.randomUUID().toString().substring(0, 8));

  private Engine engine;
  private Insight insight;

  /// An engine with the image `busybox:latest`, and what can be asked of it.
  public record Connection(Engine engine, Insight insight) {}

  protected abstract Connection connect();

  @BeforeEach
  final void open() {
    var connection = connect();
    engine = connection.engine();
    insight = connection.insight();
  }

  @AfterEach
  final void leaveNothing() throws InterruptedException {
    for (var container : engine.containers(project)) {
      engine.remove(container.id(), true);
    }
    for (var volume : engine.volumes(project, Set.of())) {
      engine.removeVolume(volume.name());
    }
    engine.close();
  }

  private SpecBuilder service(String name) {
    return new SpecBuilder(project.value(), name);
  }

  @Test
  void containers_of_all_projects_are_listed() throws InterruptedException {
    var id = engine.create(service("web").build());
    assertThat(insight.projects()).extracting(ObservedContainer::id).contains(id);
  }

  @Test
  void an_image_is_told_by_its_id_too() throws InterruptedException {
    var image = insight.image("busybox:latest").orElseThrow();
    assertThat(image.platform()).matches("linux/[a-z0-9/]+");
    assertThat(image.size()).isPositive();
    assertThat(insight.image(image.id())).contains(image);
    assertThat(insight.image("dhow/no-such:1")).isEmpty();
  }

  @Test
  void volumes_are_those_of_the_project() throws InterruptedException {
    engine.create(volume(project.value(), "data"));
    assertThat(insight.volumes(project))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.driver()).isEqualTo("local");
          assertThat(found.scope()).isEqualTo("local");
          assertThat(found.mountpoint()).contains(found.name());
        });
    assertThat(insight.volumes(new ProjectName(project.value() + "x")))
        .extracting(VolumeFacts::name)
        .isEmpty();
  }

  @Test
  void processes_are_told_of_what_runs() throws InterruptedException {
    var id = engine.create(service("web").build());
    assertThatExceptionOfType(EngineException.Conflict.class)
        .isThrownBy(() -> insight.processes(id));
    engine.start(id);
    var processes = insight.processes(id);
    assertThat(processes.titles()).contains("PID", "CMD");
    assertThat(processes.rows())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row).hasSameSizeAs(processes.titles()));
  }

  @Test
  void usage_is_nothing_where_nothing_runs() throws InterruptedException {
    var id = engine.create(service("web").build());
    assertThat(insight.usage(id).memory()).isZero();
    engine.start(id);
    assertThat(insight.usage(id).memoryLimit()).isPositive();
  }

  @Test
  void events_begin_in_the_past() throws InterruptedException {
    var id = engine.create(service("web").build());
    try (var events = insight.events(project, Instant.EPOCH, null)) {
      var first = Objects.requireNonNull(events.next());
      assertThat(first.container()).isEqualTo(id);
      assertThat(first.action()).isEqualTo("create");
    }
  }

  @Test
  void events_end_when_asked_to() throws InterruptedException {
    engine.create(service("web").build());
    try (var events = insight.events(project, Instant.EPOCH, Instant.EPOCH.plusSeconds(1))) {
      assertThat(events.next()).isNull();
    }
  }
}
