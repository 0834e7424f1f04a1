package dev.dhow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.state.PortBinding;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostPortTest {

  @ParameterizedTest
  @CsvSource({
    "':80:1/tcp :80:2/tcp', true",
    "'127.0.0.1:80:1/tcp :80:2/tcp', true",
    "'127.0.0.1:80:1/tcp 0.0.0.0:80:2/tcp', true",
    "'127.0.0.1:80:1/tcp 127.0.0.1:80:2/tcp', true",
    "'127.0.0.1:80:1/tcp 0.0.0.0:80:1/tcp', true",
    "'::1:80:1/tcp :80:2/tcp', true",
    "':80:1/tcp', false",
    "':80:1/tcp :80:1/tcp', false",
    "':80:1/tcp 0.0.0.0:80:1/tcp', false",
    "':80:1/tcp :80:1/udp', false",
    "'127.0.0.1:80:1/tcp 127.0.0.2:80:2/tcp', false",
    "'127.0.0.1:80:1/tcp ::1:80:2/tcp', false",
    "':81:1/tcp :81:2/tcp', false",
    "'::1/tcp ::2/tcp', false",
    "':80-90:1/tcp :80-90:2/tcp', false"
  })
  void a_container_is_in_its_own_way_when_two_of_its_ports_want_one_of_the_host(
      String ports, boolean twice) {
    var bindings = Stream.of(ports.split(" ")).map(HostPortTest::binding).toList();

    assertThat(HostPort.isTwiceIn(bindings, 80)).isEqualTo(twice);
  }

  private static PortBinding binding(String text) {
    int target = text.lastIndexOf(':');
    int published = text.lastIndexOf(':', target - 1);
    return new PortBinding(
        text.substring(0, published),
        text.substring(published + 1, target),
        text.substring(target + 1));
  }
}
