package dev.dhow.engine.docker.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.docker.http.Dialer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointResolverTest {
  private static final String CONTEXT_DIGEST =
      "60b9683c6c2b05b8adc06ff4d150b15a5c69d74c7a7ee35bd733df12861dd2b0";

  private final Map<String, String> environment = new HashMap<>(Map.of("HOME", "/home/me"));
  private final Map<Path, String> files = new HashMap<>();

  @Test
  void nothing_said_means_the_usual_socket() {
    var endpoint = resolve();
    assertThat(endpoint.dialer()).isEqualTo(Dialer.unix(Path.of("/var/run/docker.sock")));
    assertThat(endpoint.isLocal()).isTrue();
  }

  @Test
  void docker_host_goes_first() {
    environment.put("DOCKER_HOST", "unix:///run/user/7/docker.sock");
    environment.put("DOCKER_CONTEXT", "elsewhere");
    assertThat(resolve().dialer()).isEqualTo(Dialer.unix(Path.of("/run/user/7/docker.sock")));
    assertThat(resolve().origin()).isEqualTo("DOCKER_HOST");
  }

  @Test
  void flags_go_before_variables() {
    environment.put("DOCKER_HOST", "unix:///run/user/7/docker.sock");
    environment.put("-H", "unix:///run/other.sock");
    assertThat(resolve().dialer()).isEqualTo(Dialer.unix(Path.of("/run/other.sock")));
    assertThat(resolve().origin()).isEqualTo("-H");
    environment.remove("-H");
    environment.put("--context", "default");
    assertThat(resolve().url()).isEqualTo("unix:///var/run/docker.sock");
  }

  @Test
  void tcp_has_a_usual_port() {
    environment.put("DOCKER_HOST", "tcp://build.example");
    assertThat(resolve().dialer()).isEqualTo(Dialer.tcp("build.example", 2375));
    environment.put("DOCKER_HOST", "tcp://[::1]:4000");
    assertThat(resolve().dialer()).isEqualTo(Dialer.tcp("[::1]", 4000));
    assertThat(resolve().isLocal()).isFalse();
  }

  @Test
  void tls_is_asked_for_by_variables() {
    environment.put("DOCKER_HOST", "tcp://build.example");
    environment.put("DOCKER_TLS", "1");
    assertThat(resolve().dialer())
        .isInstanceOfSatisfying(
            Dialer.Tls.class,
            tls -> {
              assertThat(tls.port()).isEqualTo(2376);
              assertThat(tls.verified()).isFalse();
            });
    environment.put("DOCKER_TLS_VERIFY", "1");
    assertThat(resolve().dialer())
        .isInstanceOfSatisfying(Dialer.Tls.class, tls -> assertThat(tls.verified()).isTrue());
  }

  @Test
  void the_current_context_is_looked_up_by_the_digest_of_its_name() {
    files.put(Path.of("/home/me/.docker/config.json"), "{\"currentContext\": \"my-context\"}");
    describe("{\"Endpoints\": {\"docker\": {\"Host\": \"unix:///run/other.sock\"}}}");
    assertThat(resolve().dialer()).isEqualTo(Dialer.unix(Path.of("/run/other.sock")));
    assertThat(resolve().origin()).isEqualTo("the current Docker context (my-context)");
  }

  @Test
  void the_default_context_is_the_usual_socket() {
    environment.put("DOCKER_CONTEXT", "default");
    assertThat(resolve().url()).isEqualTo("unix:///var/run/docker.sock");
  }

  @Test
  void another_folder_can_be_named() {
    environment.put("DOCKER_CONFIG", "/etc/mine");
    files.put(Path.of("/etc/mine/config.json"), "{\"currentContext\": \"default\"}");
    assertThat(resolve().url()).isEqualTo("unix:///var/run/docker.sock");
  }

  @Test
  void an_unknown_context_is_named() {
    environment.put("DOCKER_CONTEXT", "gone");
    assertThatThrownBy(this::resolve)
        .isInstanceOf(EndpointException.class)
        .hasMessage("the Docker context \"gone\" does not exist");
  }

  @Test
  void what_is_no_address_is_refused_with_a_hint() {
    environment.put("DOCKER_HOST", "ssh://me@build.example");
    assertThatThrownBy(this::resolve).hasMessageContaining("ssh is not supported yet");
    for (var wrong : new String[] {"docker.sock", "unix://", "tcp://", "tcp://a b", "fd://3"}) {
      environment.put("DOCKER_HOST", wrong);
      assertThatThrownBy(this::resolve).as(wrong).isInstanceOf(EndpointException.class);
    }
  }

  @Test
  void a_port_that_cannot_be_is_named() {
    environment.put("DOCKER_HOST", "tcp://build.example:99999");
    assertThatThrownBy(this::resolve)
        .isInstanceOf(EndpointException.class)
        .hasMessage("no port has the number in \"tcp://build.example:99999\"");
  }

  @Test
  void a_damaged_configuration_is_named() {
    files.put(Path.of("/home/me/.docker/config.json"), "{\"currentContext\": ");
    assertThatThrownBy(this::resolve).hasMessage("/home/me/.docker/config.json is not JSON");
  }

  private void describe(String meta) {
    files.put(
        Path.of("/home/me/.docker/contexts/meta").resolve(CONTEXT_DIGEST).resolve("meta.json"),
        meta);
  }

  private Endpoint resolve() {
    var folder =
        DockerFolder.of(
            environment,
            file -> {
              var text = files.get(file);
              return text == null ? null : text.getBytes(UTF_8);
            });
    return new EndpointResolver(environment, folder).resolve();
  }
}
