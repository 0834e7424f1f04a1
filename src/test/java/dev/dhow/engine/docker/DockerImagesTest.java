package dev.dhow.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.Progress;
import dev.dhow.engine.docker.http.FakeDaemon;
import dev.dhow.event.StepProgress;
import dev.dhow.execute.EngineSteps;
import dev.dhow.execute.NoModels;
import dev.dhow.execute.NoProviders;
import dev.dhow.execute.PlanBuilds;
import dev.dhow.model.Build;
import dev.dhow.model.ProjectName;
import dev.dhow.plan.Action;
import dev.dhow.plan.HostView;
import dev.dhow.plan.Plan;
import dev.dhow.plan.Reason;
import dev.dhow.plan.Step;
import dev.dhow.plan.StepId;
import dev.dhow.spec.BuildSpec;
import dev.dhow.spec.TestBuilds;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Pulls and builds that go wrong.
class DockerImagesTest extends DaemonScene {
  private static final Map<String, String> CLASSIC =
      Map.of("DOCKER_API_VERSION", "1.51", "DOCKER_BUILDKIT", "0");
  private static final String PULLED = json(200, "{\"status\":\"Pull complete\",\"id\":\"aa\"}");

  private final List<Progress> progress = new ArrayList<>();

  @Test
  void a_busy_registry_is_asked_again() throws Exception {
    var slow = "{\"message\":\"toomanyrequests: slow down\"}";
    var late = "{\"message\":\"Get https://r/v2/: net/http: TLS handshake timeout\"}";
    var broken = "{\"error\":\"unexpected status: 503 Service Unavailable\"}";
    var told = pull(json(429, slow), json(500, late), json(200, broken), PULLED);
    assertThat(told)
        .containsSubsequence(
            new StepProgress.Waiting(
                "trying again in 1 s: image x cannot be pulled: toomanyrequests: slow down"),
            new StepProgress.Layer("aa", "Pull complete", 0, 0));
    assertThat(told).hasSize(4);
  }

  @Test
  void a_registry_is_asked_again_when_the_answer_says() throws Exception {
    var later = json(503, "{\"message\":\"busy\"}").replaceFirst("\r\n", "\r\nRetry-After: 7\r\n");
    var inWords = json(200, "{\"error\":\"toomanyrequests: retry after: 9 seconds\"}");
    assertThat(pull(later, inWords, PULLED))
        .contains(
            new StepProgress.Waiting("trying again in 7 s: image x cannot be pulled: busy"),
            new StepProgress.Waiting(
                "trying again in 9 s: image x cannot be pulled: toomanyrequests: retry after: 9"
                    + " seconds"));
  }

  /// Through the steps of a plan, whose pauses take no time.
  private List<StepProgress> pull(String... answers) throws Exception {
    var told = new ArrayList<StepProgress>();
    var step =
        new Step(
            new StepId(1), new Action.PullImage("x", null), new Reason.Missing(), null, List.of());
    try (var _ = inTurn(List.of(answers).iterator());
        var engine = engine(Map.of("DOCKER_API_VERSION", "1.51"));
        var steps =
            new EngineSteps(
                engine,
                new ProjectName("p"),
                (_, task) -> {
                  task.run();
                  return () -> {};
                },
                InstantSource.system(),
                false,
                HostView.BLIND,
                new PlanBuilds(engine, Plan.EMPTY, 1),
                new NoProviders(),
                new NoModels(),
                "here")) {
      steps.run(step, told::add);
    }
    return told;
  }

  private FakeDaemon inTurn(Iterator<String> answers) throws IOException {
    return new FakeDaemon(
        socket(),
        with -> {
          while (with.hearsRequest()) {
            with.say(answers.next());
          }
        });
  }

  @Test
  void a_file_that_cannot_be_sent_is_no_broken_connection() throws Exception {
    var context = Files.createDirectory(folder.resolve("context"));
    Files.writeString(context.resolve("Dockerfile"), "FROM scratch\n");
    Files.write(context.resolve("a"), new byte[1 << 20]); // more than fits in a socket's buffer
    Files.writeString(context.resolve("b"), "soon gone");
    FakeDaemon.Script script =
        with -> {
          with.hearRequest();
          Files.delete(context.resolve("b"));
          with.awaitEnd();
        };
    try (var _ = new FakeDaemon(socket(), script);
        var engine = engine(CLASSIC)) {
      assertThatThrownBy(() -> engine.build(build(context.toString()), progress::add))
          .isInstanceOfSatisfying(
              EngineException.BuildFailed.class,
              e -> assertThat(e.hint()).contains(".dockerignore"))
          .hasMessage("the build's files cannot be sent to the engine: b is gone");
    }
  }

  @Test
  void what_a_registry_refuses_buildkit_is_built_with_the_logins() throws Exception {
    var refusal =
        "pull access denied, repository does not exist or may require authorization:"
            + " authorization failed: no basic auth credentials";
    assertThat(buildAfter(refusal)).isEqualTo("sha256:c1a551c");
    assertThat(progress)
        .contains(
            new Progress.Line(
                "a registry refused BuildKit, which knows no logins; building again with the"
                    + " classic builder"));
  }

  @Test
  void a_helper_that_cannot_be_asked_is_told_when_a_registry_refuses_a_build() {
    var config = "{\"auths\":{\"r.test\":{}},\"credsStore\":\"missing\"}";
    assertThatThrownBy(() -> buildAfter(config, "failed to solve: unauthorized: log in"))
        .isInstanceOfSatisfying(
            EngineException.BuildFailed.class,
            e ->
                assertThat(e.hint())
                    .endsWith(
                        "the credential helper docker-credential-missing is not on the PATH"));
    assertThatThrownBy(() -> buildAfter(config, "failed to solve: no space left"))
        .isInstanceOfSatisfying(
            EngineException.BuildFailed.class,
            e -> assertThat(String.valueOf(e.hint())).doesNotContain("credential"));
  }

  @Test
  void what_fails_otherwise_is_not_built_again() {
    for (var failure :
        List.of(
            "failed to solve: open /etc/shadow: permission denied",
            "process \\\"/bin/sh -c echo pull access denied; false\\\" did not complete"
                + " successfully: exit code: 1")) {
      assertThatThrownBy(() -> buildAfter(failure))
          .isInstanceOf(EngineException.BuildFailed.class)
          .hasMessageMatching(".*(denied|exit code 1)");
    }
    assertThat(progress).isEmpty();
  }

  /// Builds with an engine whose BuildKit fails and whose classic builder does not.
  private String buildAfter(String failure) throws Exception {
    return buildAfter("{\"auths\":{\"r.test\":{\"auth\":\"bWU6c2VjcmV0\"}}}", failure);
  }

  private String buildAfter(String config, String failure) throws Exception {
    Files.writeString(folder.resolve("config.json"), config);
    FakeDaemon.Script script =
        with -> {
          while (with.hearsRequest()) {
            with.say(buildAnswer(with.heard(), failure));
          }
        };
    Files.deleteIfExists(socket());
    try (var _ = new FakeDaemon(socket(), script);
        var engine = engine()) {
      return engine.build(build("https://git.test/web.git"), progress::add);
    }
  }

  private static String buildAnswer(String request, String failure) {
    if (request.startsWith("GET /_ping ")) {
      return "HTTP/1.1 200 OK\r\nApi-Version: 1.51\r\nBuilder-Version: 2\r\n"
          + "Content-Length: 2\r\n\r\nOK";
    }
    return request.contains("version=2")
        ? json(200, "{\"error\":\"" + failure + "\"}")
        : json(200, "{\"aux\":{\"ID\":\"sha256:c1a551c\"}}");
  }

  private static BuildSpec build(String context) {
    var build =
        new Build(
            context,
            null,
            null,
            new TreeMap<>(),
            null,
            new TreeMap<>(),
            List.of(),
            List.of(),
            null,
            false,
            false,
            0,
            List.of(),
            Build.Advanced.NONE);
    return TestBuilds.of("web", build, "web", List.of(), new TreeMap<>());
  }
}
