package dev.dhow.engine.docker;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.EngineException;
import dev.dhow.load.Projects;
import dev.dhow.model.ServiceName;
import dev.dhow.spec.ContainerSpecs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What needs an engine that is new enough is refused by an older one, and only by that.
class RequirementsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "healthcheck: {test: x, interval: 1s, start_period: 5s, start_interval: 1s} | 44 | healthcheck.start_interval",
        "networks: {n: {interface_name: eth9}} | 49 | interface_name of a network",
        "networks: {n: {mac_address: '02:42:ac:11:00:02'}, m: {mac_address: '02:42:ac:11:00:03'}}"
            + " | 44 | mac_address on several networks",
        "volumes: [{type: image, source: busybox, target: /i}] | 48 | a mount of type image",
        "volumes: [{type: bind, source: /tmp, target: /b, bind: {recursive: readonly}}] | 44"
            + " | bind.recursive: readonly",
        "volumes: [{type: volume, source: v, target: /v, volume: {subpath: a}}] | 45"
            + " | volume.subpath"
      })
  void an_engine_that_is_too_old_says_so(String attribute, int minor, String what) {
    var project =
        Projects.of(
            """
            services: {web: {image: busybox, %s}}
            networks: {n: , m: }
            volumes: {v: }
            """
                .formatted(attribute));
    var spec = ContainerSpecs.of(project, project.service(new ServiceName("web")), 1, null);

    assertThatThrownBy(() -> Requirements.check(spec, version(minor - 1)))
        .isInstanceOf(EngineException.Unsupported.class)
        .hasMessageContaining(what + " of service \"web\" needs Docker Engine ")
        .hasMessageEndingWith("this one speaks API 1." + (minor - 1));
    assertThatCode(() -> Requirements.check(spec, version(minor))).doesNotThrowAnyException();
  }

  private static ApiVersion version(int minor) {
    return ApiVersion.parse("1." + minor).orElseThrow();
  }
}
