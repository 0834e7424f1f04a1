package dev.dhow.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.Ending;
import dev.dhow.engine.EngineException;
import dev.dhow.engine.LogRequest;
import dev.dhow.engine.Progress;
import dev.dhow.engine.docker.http.FakeDaemon;
import dev.dhow.model.ProjectName;
import dev.dhow.state.ContainerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The adapter against a daemon that says what engines rarely say.
class DockerEngineTest extends DaemonScene {
  private static final ProjectName PROJECT = new ProjectName("p");
  private static final ContainerId CONTAINER = new ContainerId("c0ffee");

  private static final String RAW_STREAM =
      """
      HTTP/1.1 200 OK\r
      Content-Type: application/vnd.docker.raw-stream\r
      Transfer-Encoding: chunked\r
      \r
      """;

  @Test
  void the_version_is_the_newest_both_speak() throws Exception {
    try (var daemon = daemon("1.44", json(200, "[]"));
        var engine = engine()) {
      engine.containers(PROJECT);
      engine.containers(PROJECT);
      assertThat(daemon.requests())
          .extracting(request -> request.substring(0, request.indexOf('?') + 1))
          .containsExactly("", "GET /v1.44/containers/json?", "GET /v1.44/containers/json?");
    }
  }

  @Test
  void calls_that_begin_at_once_negotiate_the_version_once() throws Exception {
    try (var daemon = daemon("1.44", json(200, "[]"));
        var engine = engine()) {
      atOnce(() -> engine.containers(PROJECT));
      assertThat(daemon.requests())
          .filteredOn(request -> request.startsWith("GET /_ping"))
          .hasSize(1);
      assertThat(daemon.requests()).hasSize(9);
    }
  }

  @Test
  void several_who_ask_at_once_who_the_engine_is_ask_it_once() throws Exception {
    try (var daemon = daemon("1.44", json(200, "{\"ID\": \"me\", \"NCPU\": 2}"));
        var engine = engine()) {
      atOnce(() -> assertThat(engine.info().id()).isEqualTo("me"));
      assertThat(daemon.requests()).hasSize(2);
    }
  }

  @Test
  void who_an_engine_is_that_was_identified_is_known() throws Exception {
    try (var daemon = daemon("1.44", json(200, "{\"ID\": \"me\", \"NCPU\": 2}"));
        var engine = engine()) {
      engine.identify();
      assertThat(engine.info().cpus()).isEqualTo(2);
      assertThat(daemon.requests()).hasSize(2);
    }
  }

  private static void atOnce(Question question) throws InterruptedException {
    var failures = new ConcurrentLinkedQueue<Throwable>();
    var callers = new ArrayList<Thread>();
    for (int i = 0; i < 8; i++) {
      callers.add(
          Thread.startVirtualThread(() -> {
            try {
              question.ask();
            } catch (InterruptedException | RuntimeException | AssertionError e) {
              failures.add(e);
            }
          }));
    }
    for (var caller : callers) {
      caller.join();
    }
    assertThat(failures).isEmpty();
  }

  private interface Question {
    void ask() throws InterruptedException;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}"})
  void an_engine_that_ends_before_a_container_has_tells_no_exit_code(String answer)
      throws Exception {
    try (var _ = daemon("1.51", json(200, answer));
        var engine = engine();
        var ending = engine.sessions().ending(new ContainerId("a"), Ending.Kind.NEXT)) {
      assertThatThrownBy(ending::await)
          .isInstanceOf(EngineException.Unreachable.class)
          .hasMessageContaining("it ended before the container did");
    }
  }

  @Test
  void a_newer_engine_is_asked_in_the_version_known_here() throws Exception {
    try (var daemon = daemon("1.99", json(200, "[]"));
        var engine = engine()) {
      engine.containers(PROJECT);
      assertThat(daemon.requests().getLast()).startsWith("GET /v" + ApiVersion.NEWEST + "/");
    }
  }

  @Test
  void an_engine_too_old_is_refused() throws Exception {
    try (var _ = daemon("1.24", json(200, "[]"));
        var engine = engine()) {
      assertThatThrownBy(() -> engine.containers(PROJECT))
          .isInstanceOf(EngineException.Unsupported.class)
          .hasMessageContaining("1.24");
    }
  }

  @Test
  void a_version_can_be_forced() throws Exception {
    try (var daemon = FakeDaemon.answering(socket(), json(200, "[]"));
        var engine = engine(Map.of("DOCKER_API_VERSION", "1.43"))) {
      engine.networks(PROJECT, Set.of());
      assertThat(daemon.requests()).singleElement().asString().startsWith("GET /v1.43/networks ");
    }
    assertThatThrownBy(() -> engine(Map.of("DOCKER_API_VERSION", "latest")))
        .isInstanceOf(EngineException.Unsupported.class);
  }

  @Test
  void an_absent_engine_tells_where_it_was_looked_for() throws Exception {
    try (var engine = engine()) {
      assertThatThrownBy(engine::info)
          .isInstanceOfSatisfying(
              EngineException.Unreachable.class,
              e -> {
                assertThat(e).hasMessageContaining(socket().toString());
                assertThat(e).hasMessageContaining("DOCKER_HOST");
                assertThat(e.hint()).startsWith("start Docker");
              });
    }
  }

  @Test
  void refusals_keep_the_engines_words() throws Exception {
    try (var _ = daemon("1.51", json(429, "{\"message\":\"slow down\"}"));
        var engine = engine()) {
      assertThatThrownBy(engine::info)
          .isInstanceOfSatisfying(
              EngineException.Refused.class, e -> assertThat(e.status()).isEqualTo(429))
          .hasMessage("slow down");
      assertThatThrownBy(() -> engine.start(CONTAINER))
          .isInstanceOf(EngineException.Refused.class)
          .hasMessage("slow down");
    }
  }

  @Test
  void a_refusal_that_is_no_json_is_taken_as_it_is() throws Exception {
    try (var _ = daemon("1.51", json(502, "bad gateway\n"));
        var engine = engine()) {
      assertThatThrownBy(engine::info).hasMessage("bad gateway");
    }
  }

  @Test
  void a_taken_port_is_named() throws Exception {
    var message =
        "{\"message\":\"driver failed programming external connectivity on endpoint web: "
            + "failed to bind host port for 0.0.0.0:8080:172.17.0.2:80/tcp: address already in use\"}";
    try (var _ = daemon("1.51", json(500, message));
        var engine = engine()) {
      assertThatThrownBy(() -> engine.start(CONTAINER))
          .isInstanceOfSatisfying(
              EngineException.PortTaken.class, e -> assertThat(e.port()).isEqualTo(8080));
    }
  }

  @Test
  void an_answer_cut_short_is_a_broken_connection() throws Exception {
    var cut = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n[{\"Id\":";
    FakeDaemon.Script script =
        with -> {
          with.hearRequest();
          with.say(cut);
        };
    try (var _ = new FakeDaemon(socket(), script);
        var engine = engine(Map.of("DOCKER_API_VERSION", "1.51"))) {
      assertThatThrownBy(() -> engine.containers(PROJECT))
          .isInstanceOf(EngineException.Unreachable.class);
    }
  }

  @Test
  void odd_listings_read_as_far_as_they_go() throws Exception {
    var listing =
        "[{\"Id\":\"c0ffee\",\"Names\":null,\"Labels\":null,\"Ports\":{},\"State\":\"weird\","
            + "\"Created\":\"yesterday\",\"Status\":\"Exited (7) 2 days ago\"}]";
    try (var _ = daemon("1.51", json(200, listing));
        var engine = engine()) {
      var container = engine.containers(PROJECT).getFirst();
      assertThat(container.id()).isEqualTo(CONTAINER);
      assertThat(container.name()).isEmpty();
      assertThat(container.exitCode()).isEqualTo(7);
    }
  }

  @Test
  void closing_a_log_stream_closes_its_socket() throws Exception {
    var hungUp = new CountDownLatch(1);
    FakeDaemon.Script script =
        with -> {
          with.hearRequest();
          with.say(RAW_STREAM + "3\r\nabc\r\n");
          with.awaitEnd();
          hungUp.countDown();
        };
    try (var _ = new FakeDaemon(socket(), script);
        var engine = engine(Map.of("DOCKER_API_VERSION", "1.51"))) {
      var logs = engine.logs(CONTAINER, new LogRequest(true, null, null, null));
      var frame = Objects.requireNonNull(logs.next());
      assertThat(frame.bytes()).hasSize(3);
      logs.close();
      hungUp.await();
      assertThat(logs.next()).isNull();
    }
  }

  @Test
  void a_pull_tells_layers_and_its_late_error() throws Exception {
    var messages =
        """
        {"status":"Pulling from library/x","id":"latest"}
        {"status":"Downloading","progressDetail":{"current":5,"total":9},"id":"aa"}
        {"errorDetail":{"message":"no basic auth credentials: denied"},"error":"denied: no access"}
        """;
    var seen = new ArrayList<Progress>();
    try (var _ = daemon("1.51", json(200, messages));
        var engine = engine()) {
      assertThatThrownBy(() -> engine.pull("x", null, seen::add))
          .isInstanceOfSatisfying(
              EngineException.ImageUnavailable.class,
              e -> assertThat(e.hint()).contains("docker login"))
          .hasMessage("image x cannot be pulled: denied: no access");
    }
    assertThat(seen).contains(new Progress.Layer("aa", "Downloading", 5, 9));
  }

  @Test
  void an_unknown_image_is_unavailable() throws Exception {
    var body = "{\"message\":\"pull access denied for x, repository does not exist\"}";
    try (var _ = daemon("1.51", json(404, body));
        var engine = engine()) {
      assertThatThrownBy(() -> engine.pull("x", null, _ -> {}))
          .isInstanceOf(EngineException.ImageUnavailable.class);
    }
  }

  @Test
  void the_number_of_connections_stays_one_for_calls_in_a_row() throws Exception {
    try (var daemon = daemon("1.51", "HTTP/1.1 204 No Content\r\n\r\n");
        var engine = engine()) {
      for (int i = 0; i < 5; i++) {
        engine.stop(CONTAINER, null);
        engine.removeVolume("data");
      }
      assertThat(daemon.connections()).isEqualTo(1);
    }
  }

  @Test
  void a_grace_without_limit_is_minus_one_and_none_is_left_to_the_container() throws Exception {
    try (var daemon = daemon("1.51", "HTTP/1.1 204 No Content\r\n\r\n");
        var engine = engine()) {
      engine.stop(CONTAINER, Duration.ofSeconds(-1));
      engine.stop(CONTAINER, null);
      engine.stop(CONTAINER, Duration.ZERO);
      engine.stop(CONTAINER, Duration.ofMillis(1500));
      assertThat(daemon.requests())
          .filteredOn(request -> request.startsWith("POST"))
          .extracting(
              request -> request.substring(request.indexOf("/stop"), request.indexOf(" HTTP")))
          .containsExactly("/stop?t=-1", "/stop", "/stop?t=0", "/stop?t=2");
    }
  }

  @Test
  void a_network_in_use_is_a_conflict() throws Exception {
    var message = "{\"message\":\"error while removing network: network n has active endpoints\"}";
    try (var _ = daemon("1.51", json(403, message));
        var engine = engine()) {
      assertThatThrownBy(() -> engine.removeNetwork("n"))
          .isInstanceOf(EngineException.Conflict.class)
          .hasMessageContaining("active endpoints");
    }
  }

  @Test
  void events_of_a_remote_engine_are_asked_for_since_its_own_time() throws Exception {
    FakeDaemon.Script script =
        with -> {
          while (with.hearsRequest()) {
            with.say(
                with.heard().startsWith("GET /v1.51/info ")
                    ? json(200, "{\"SystemTime\":\"2026-01-01T02:00:00.5+01:00\"}")
                    : RAW_STREAM);
          }
        };
    try (var daemon = new FakeDaemon(script);
        var engine = engine(Map.of("DOCKER_API_VERSION", "1.51", "DOCKER_HOST", daemon.url()))) {
      engine.events(PROJECT).close();
      assertThat(daemon.requests().getLast())
          .startsWith("GET /v1.51/events?")
          .contains("since=1767229200.500000000");
    }
  }
}
