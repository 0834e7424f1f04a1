package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.engine.FakeEngine;
import dev.dhow.load.Projects;
import dev.dhow.model.ServiceName;
import dev.dhow.spec.ContainerSpecs;
import dev.dhow.spec.ContentHashes;
import dev.dhow.spec.MountSpec;
import org.junit.jupiter.api.Test;

class ApiSocketTest {
  private static final ServiceName WEB = new ServiceName("web");

  @Test
  void the_socket_and_the_logins_are_given() throws InterruptedException {
    try (var engine = new FakeEngine()) {
      var project = ApiSocket.given(Projects.of(yaml("{}")), engine);
      var spec = ContainerSpecs.of(project, project.service(WEB), 1, null);

      assertThat(spec.mounts())
          .extracting(MountSpec::target)
          .containsExactly("/var/run/docker.sock", "/run/secrets/docker");
      assertThat(spec.files())
          .singleElement()
          .satisfies(
              file -> assertThat(file.target()).isEqualTo("/run/secrets/docker/config.json"));
      assertThat(spec.process().environment())
          .containsEntry("DOCKER_CONFIG", "/run/secrets/docker");
      assertThat(ContentHashes.of(project, project.service(WEB), "salt").isEmpty()).isTrue();
    }
  }

  @Test
  void a_configuration_of_its_own_stays() throws InterruptedException {
    try (var engine = new FakeEngine()) {
      var project = ApiSocket.given(Projects.of(yaml("{DOCKER_CONFIG: /mine}")), engine);

      assertThat(project.service(WEB).process().environment())
          .containsEntry("DOCKER_CONFIG", "/mine");
    }
  }

  @Test
  void nobody_is_asked_for_logins_that_nobody_needs() throws InterruptedException {
    try (var engine = new FakeEngine()) {
      var project = Projects.of("services: {web: {image: busybox}}");

      assertThat(ApiSocket.given(project, engine)).isSameAs(project);
      assertThat(engine.calls().all()).isEmpty();
    }
  }

  private static String yaml(String environment) {
    return "services: {web: {image: busybox, use_api_socket: true, environment: %s}}"
        .formatted(environment);
  }
}
