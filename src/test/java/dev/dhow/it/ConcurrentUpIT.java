package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.Command;
import dev.dhow.it.harness.Eventually;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.RecordingProxy;
import dev.dhow.it.harness.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEngine
class ConcurrentUpIT {

  @RegisterExtension final Stack stack = new Stack();

  @Test
  void two_at_once_take_turns_and_make_everything_once() {
    stack.compose(
        """
        x-idle: &idle
          image: busybox
          init: true
          command: sleep infinity
        services:
          a: *idle
          b: *idle
          c:
            <<: *idle
            depends_on: [a, b]
        """);

    try (var slow = RecordingProxy.open();
        var direct = RecordingProxy.open()) {
      slow.hangAt(each -> each.path().startsWith("/containers/create"));
      try (var one = stack.dhow("up", "-d").through(slow).start()) {
        slow.awaitHang();
        try (var other = stack.dhow("up", "-d").through(direct).start()) {
          var waits =
              "project %s is in use by process %d, waiting for it"
                  .formatted(stack.name(), one.pid());
          Eventually.isTrue(waits, () -> other.stderr().contains(waits), other::stderr);
          slow.release();
          one.finish().succeeds();
          other.finish().succeeds();
        }
      }
      assertThat(direct.changes()).isEmpty();
    }

    assertThat(stack.overview()).containsExactly("a=running", "b=running", "c=running");
    assertThat(stack.networks()).hasSize(1);
  }

  /// As users and machines do that share an engine and no home folder. What one of them finds the
  /// other one at may make it fail, but costs no service that ran its container.
  @ParameterizedTest
  @ValueSource(strings = {"", "first"})
  void two_who_share_no_lock_leave_no_service_without_a_container(String before) {
    stack
        .compose(
            """
            x-idle: &idle
              image: busybox
              init: true
              command: sleep infinity
              environment: {MODE: "${MODE}"}
              volumes: [/anonymous]
            services:
              a: *idle
              b: *idle
              c:
                <<: *idle
                depends_on: [a, b]
            """)
        .with("MODE", before);
    if (!before.isEmpty()) {
      stack.dhow("up", "-d").succeeds();
    }
    stack.with("MODE", "second");

    try (var one = stack.dhow("up", "-d").start();
        var other = atAnotherHome("up", "-d").start()) {
      one.finish();
      other.finish();
    }

    if (!before.isEmpty()) {
      assertThat(stack.overview()).containsExactly("a=running", "b=running", "c=running");
    }
    stack.dhow("up", "-d").succeeds();
    assertThat(stack.overview()).containsExactly("a=running", "b=running", "c=running");
    stack.dhow("plan", "--exit-code").run().exitsWith(0);
  }

  private Command atAnotherHome(String... arguments) {
    var home = stack.directory().resolve("home");
    stack.file("home/empty", "");
    return stack.dhow(arguments).with("DHOW_JAVA_OPTIONS", "-Duser.home=" + home);
  }
}
