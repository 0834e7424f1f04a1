package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a build section says is done by docker's buildx; where the image does not show it, a step
/// of the build looks for it and fails without.
@OnEngine
class BuildIT {

  @RegisterExtension final Stack stack = new Stack();

  @BeforeEach
  void with_a_folder_and_buildx() {
    stack
        .withBuildx()
        .file("context/kept", "kept")
        .file("context/left-out", "left out")
        .file("context/.dockerignore", "left-out")
        .file("other/hello", "hello")
        .file("secret.txt", "s3cret-of-a-file")
        .with("SECRET", "s3cret-of-a-variable");
  }

  @Test
  @DisabledIf(
      value = DockerCli.OLD,
      disabledReason = "its BuildKit lacks the capability moby.buildkit.frontend.contexts")
  void images_come_from_contexts_of_every_kind() {
    stack.compose(
        """
        services:
          app:
            build:
              context: context
              additional_contexts:
                made: service:made
                other: ./other
                base: docker-image://debian:12-slim
              dockerfile_inline: |
                FROM base
                COPY --from=made /made /made
                COPY --from=other hello /hello
                COPY . /context
                RUN test -e /context/kept && test ! -e /context/left-out
          made:
            build: {context: context, dockerfile_inline: "FROM busybox\\nRUN echo made > /made\\n"}
        """);

    var build = stack.dhow("build", "app").succeeds();

    assertThat(run("app", "sh", "-c", "cat /made /hello && test -e /etc/debian_version"))
        .isEqualTo("made\nhello");
    assertThat(build.story())
        .containsSubsequence(
            "Image " + stack.name() + "-made Built", "Image " + stack.name() + "-app Built");
  }

  @Test
  void arguments_labels_tags_target_and_platform_are_those_of_the_file() {
    stack.compose(
        """
        services:
          app:
            build:
              context: context
              args: {GIVEN: one, ABSENT: }
              labels: {org.example.label: "a & b"}
              tags: ["%1$s-also:1"]
              target: wanted
              platforms: [linux/amd64]
              dockerfile_inline: |
                FROM busybox AS wanted
                ARG GIVEN=none ABSENT=absent OTHER=none TARGETPLATFORM
                LABEL given=$$GIVEN absent=$$ABSENT other=$$OTHER platform=$$TARGETPLATFORM
                FROM wanted
                LABEL given=unwanted
        """
            .formatted(stack.name()));

    stack.dhow("build", "--build-arg", "OTHER=two").succeeds();

    var labels = image(stack.name() + "-also:1").path("Config").path("Labels");
    assertThat(labels.path("given").asText()).isEqualTo("one");
    assertThat(labels.path("absent").asText()).isEqualTo("absent");
    assertThat(labels.path("other").asText()).isEqualTo("two");
    assertThat(labels.path("platform").asText()).isEqualTo("linux/amd64");
    assertThat(labels.path("org.example.label").asText()).isEqualTo("a & b");
    assertThat(labels.path("com.docker.compose.service").asText()).isEqualTo("app");
    assertThat(image(stack.name() + "-app").path("Id"))
        .isEqualTo(image(stack.name() + "-also:1").path("Id"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "network: none ; test ! -e /sys/class/net/eth0",
        "extra_hosts: [near=10.1.2.3] ; grep 10.1.2.3 /etc/hosts | grep near"
      })
  void steps_run_as_the_file_says(String attribute, String step) {
    buildsWith(attribute, step);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "shm_size: 128m ; df /dev/shm | grep 131072",
        "ulimits: {nofile: {soft: 100, hard: 200}} ; test $$(ulimit -n) = 100 && test $$(ulimit -Hn)"
            + " = 200",
        "entitlements: [network.host] ; --network=host test -e /sys/class/net/docker0"
      })
  @DisabledIf(
      value = DockerCli.OLD,
      disabledReason =
          "its BuildKit ignores shm_size and ulimits, and its Dockerfiles have no RUN --network")
  void steps_have_what_the_file_says(String attribute, String step) {
    buildsWith(attribute, step);
  }

  private void buildsWith(String attribute, String step) {
    compose(attribute, "RUN " + step);

    stack.dhow("build").succeeds();

    image(stack.name() + "-app");
  }

  @Test
  void secrets_are_there_for_steps_and_nowhere_else() {
    stack.compose(
        """
        services:
          app:
            build:
              context: context
              secrets: [file, {source: variable, target: renamed}]
              dockerfile_inline: |
                FROM busybox
                RUN --mount=type=secret,id=file test "$$(cat /run/secrets/file)" = s3cret-of-a-file
                RUN --mount=type=secret,id=renamed grep -q s3cret-of-a-v /run/secrets/renamed
                RUN test ! -e /run/secrets/file
        secrets:
          file: {file: ./secret.txt}
          variable: {environment: SECRET}
        """);

    var build = stack.dhow("build").succeeds();

    assertThat(build.output()).doesNotContain("s3cret-of-a-variable");
    assertThat(
            DockerCli.command("history", "--no-trunc", stack.name() + "-app").succeeds().stdout())
        .doesNotContain("s3cret-of-a-variable");
  }

  @Test
  void an_agent_for_ssh_is_handed_on() throws IOException {
    stack.compose(
        """
        services:
          app:
            build:
              context: context
              ssh: [mine=./agent]
              dockerfile_inline: |
                FROM busybox
                RUN --mount=type=ssh,id=mine test -S "$$SSH_AUTH_SOCK"
                RUN --mount=type=ssh,id=flag test -S "$$SSH_AUTH_SOCK"
        """);
    var agent = stack.directory().resolve("agent");

    try (var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      listening.bind(UnixDomainSocketAddress.of(agent));
      stack.dhow("build", "--ssh", "flag=" + agent).succeeds();
    }

    image(stack.name() + "-app");
  }

  @Test
  void caches_are_used_unless_they_are_not_wanted() {
    compose("no_cache: false", "RUN cat /proc/sys/kernel/random/uuid > /id");
    var first = built("build");

    assertThat(built("build")).isEqualTo(first);
    assertThat(built("build", "--no-cache")).isNotEqualTo(first);
    compose("no_cache: true", "RUN cat /proc/sys/kernel/random/uuid > /id");
    var second = built("build");
    assertThat(built("build")).isNotEqualTo(second);
  }

  @Test
  void caches_of_elsewhere_are_read_and_written() {
    compose("cache_from: [localhost:1/nothing:1]\n      cache_to: [type=inline]", "RUN true");

    var build = stack.dhow("build").succeeds();

    assertThat(build.stderr()).contains("importing cache manifest from localhost:1/nothing:1");
    var saved = DockerCli.command("save", stack.name() + "-app").succeeds().stdout();
    assertThat(saved).contains("moby.buildkit.cache.v0");
  }

  /// The driver that tests have cannot do these; that they are asked for is seen by its refusal.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'platforms: [linux/amd64, linux/arm64]' | Multi-platform build is not supported",
        "provenance: mode=max | Attestation is not supported",
        "sbom: true | Attestation is not supported",
        "'cache_to: [\"type=local,dest=/tmp/dhow-none\"]' | Cache export is not supported",
        "privileged: true | granting entitlement security.insecure is not allowed",
        "isolation: hyperv | BuildKit knows no isolation \"hyperv\"",
        "pull: true | failed in [internal] load metadata for docker.io/library/busybox:latest"
      })
  void what_the_builder_cannot_do_fails_in_its_words(String attribute, String words) {
    compose(attribute, "RUN true");

    var build = stack.dhow("build").run().exitsWith(1);

    assertThat(build.stderr()).contains("the build of service \"app\" failed", words);
    assertThat(DockerCli.exists("image", stack.name() + "-app")).isFalse();
  }

  @Test
  void flags_for_attestations_and_the_builder_reach_buildx() {
    compose("no_cache: false", "RUN true");

    assertThat(stack.dhow("build", "--sbom", "true").run().exitsWith(1).stderr())
        .contains("Attestation is not supported");
    assertThat(stack.dhow("build", "--provenance", "mode=max").run().exitsWith(1).stderr())
        .contains("Attestation is not supported");
    assertThat(stack.dhow("build", "--builder", "nobody").run().exitsWith(1).stderr())
        .contains("no builder \"nobody\" found");
    assertThat(stack.dhow("build", "--pull").run().exitsWith(1).stderr())
        .contains("failed in [internal] load metadata for docker.io/library/busybox:latest");
    assertThat(stack.dhow("build", "-m", "1g").succeeds().stderr()).contains("--memory is ignored");
  }

  private void compose(String attribute, String step) {
    stack.compose(
        """
        services:
          app:
            build:
              context: context
              %s
              dockerfile_inline: |
                FROM busybox
                %s
        """
            .formatted(attribute, step));
  }

  private String built(String... arguments) {
    stack.dhow(arguments).succeeds();
    return image(stack.name() + "-app").path("Id").asText();
  }

  private String run(String service, String... command) {
    var line = new ArrayList<>(List.of("run", "--rm", stack.name() + "-" + service));
    line.addAll(List.of(command));
    return DockerCli.command(line.toArray(String[]::new)).succeeds().stdout().strip();
  }

  private static JsonNode image(String name) {
    return DockerCli.inspect("image", List.of(name)).getFirst();
  }
}
