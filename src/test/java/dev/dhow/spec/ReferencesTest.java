package dev.dhow.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.load.Projects;
import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferencesTest {
  private static final ServiceName WEB = new ServiceName("web");
  private static final Map<ServiceName, String> IDS =
      Map.of(new ServiceName("db"), "d1", new ServiceName("cache"), "c1");

  private final Project project =
      Projects.of(
          """
          services:
            web:
              image: busybox
              network_mode: service:db
              pid: service:cache
              ipc: container:other
              volumes_from: [db:ro, "container:theirs:rw", cache]
            db: {image: busybox}
            cache: {image: busybox}
          """);

  @Test
  void the_services_that_are_shared_with_are_told_once_each() {
    assertThat(References.of(project.service(WEB)))
        .containsExactly(new ServiceName("cache"), new ServiceName("db"));
    assertThat(References.of(project.service(new ServiceName("db")))).isEmpty();
  }

  @Test
  void what_is_known_is_bound_and_the_rest_waits() {
    var bound = References.bind(project.service(WEB), Map.of(new ServiceName("db"), "d1"));

    assertThat(bound.connectivity().networkMode()).isEqualTo("container:d1");
    assertThat(bound.isolation().namespaces().pid()).isEqualTo("service:cache");
    assertThat(bound.isolation().namespaces().ipc()).isEqualTo("container:other");
    assertThat(bound.storage().volumesFrom()).containsExactly("d1", "theirs", "service:cache");
  }

  @Test
  void a_container_is_given_ids_and_keeps_the_modes_of_mounts() {
    var spec = ContainerSpecs.of(project, project.service(WEB), 1, null);

    var bound = References.bind(spec, project.service(WEB), IDS, Map.of("other", "o1"));

    assertThat(bound.networkMode()).isEqualTo("container:d1");
    assertThat(bound.host().isolation().namespaces().pid()).isEqualTo("container:c1");
    assertThat(bound.host().isolation().namespaces().ipc()).isEqualTo("container:o1");
    assertThat(bound.storage().volumesFrom()).containsExactly("d1:ro", "theirs", "c1");
    assertThat(bound.labels().get(Labels.CONFIG_HASH))
        .isNotEqualTo(spec.labels().get(Labels.CONFIG_HASH));
  }

  @Test
  void containers_that_are_named_are_told() {
    var spec = ContainerSpecs.of(project, project.service(WEB), 1, null);

    assertThat(References.names(spec)).containsExactly("other", "theirs");
  }
}
