package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.RecordingProxy;
import dev.dhow.it.harness.Stack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// An image that is here, of a registry that does not answer.
@OnEngine
class PullPolicyIT {

  @RegisterExtension final Stack stack = new Stack();

  private final String image = "localhost:1/" + stack.name() + ":1";

  @BeforeEach
  void the_image_is_here() {
    DockerCli.command("tag", "busybox", image).succeeds();
    stack
        .compose("services: {web: {image: '${IMAGE}', init: true, command: sleep infinity}}")
        .with("IMAGE", image);
  }

  @AfterEach
  void remove_the_image() {
    Stack.removeProject(stack.name());
    DockerCli.command("rmi", image).run();
  }

  @Test
  void one_that_is_here_is_not_pulled() {
    try (var proxy = RecordingProxy.open()) {
      stack.dhow("up", "-d").through(proxy).succeeds();

      assertThat(proxy.changes()).noneMatch(each -> each.path().startsWith("/images/create"));
    }
  }

  @Test
  void always_asks_the_registry() {
    try (var proxy = RecordingProxy.open()) {
      var up = stack.dhow("up", "-d", "--pull", "always").through(proxy).run().exitsWith(1);

      assertThat(proxy.changes()).anyMatch(each -> each.path().startsWith("/images/create"));
      assertThat(up.stderr()).contains(image);
    }
  }

  @Test
  void one_that_is_younger_than_the_policy_says_is_not_pulled() {
    stack.compose("services: {web: {image: '${IMAGE}', pull_policy: daily, command: 'true'}}");

    try (var proxy = RecordingProxy.open()) {
      stack.dhow("up", "-d").through(proxy).succeeds();

      assertThat(proxy.changes()).noneMatch(each -> each.path().startsWith("/images/create"));
    }
  }

  @Test
  void one_that_is_older_is() {
    stack.compose("services: {web: {image: '${IMAGE}', pull_policy: every_0s, command: 'true'}}");

    try (var proxy = RecordingProxy.open()) {
      var up = stack.dhow("up", "-d").through(proxy).run().exitsWith(1);

      assertThat(proxy.changes()).anyMatch(each -> each.path().startsWith("/images/create"));
      assertThat(up.stderr()).contains(image);
    }
  }

  @Test
  void the_default_platform_is_asked_for_where_a_service_names_none() {
    stack.with("DOCKER_DEFAULT_PLATFORM", "linux/s390x");

    var ours = stack.dhow("up", "-d").run().exitsWith(1).stderr();
    var theirs = stack.peer("up", "-d").run().exitsWith(1).stderr();

    assertThat(ours).contains("linux/s390x");
    assertThat(theirs).contains("linux/s390x");
  }

  @Test
  void never_does_not_even_when_it_is_missing() {
    DockerCli.command("rmi", image).succeeds();

    try (var proxy = RecordingProxy.open()) {
      var up = stack.dhow("up", "-d", "--pull", "never").through(proxy).run().exitsWith(1);

      assertThat(proxy.changes()).noneMatch(each -> each.path().startsWith("/images/create"));
      assertThat(up.stderr()).contains(image);
    }
    assertThat(stack.containers()).isEmpty();
  }
}
