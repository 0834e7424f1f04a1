package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEngine
class ConcurrentUpIT {

  @RegisterExtension final Stack stack = new Stack();

  @Test
  void two_at_once_both_succeed_and_make_everything_once() {
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

    try (var one = stack.dhow("up", "-d").start();
        var other = stack.dhow("up", "-d").start()) {
      one.finish().succeeds();
      other.finish().succeeds();
    }

    assertThat(stack.overview()).containsExactly("a=running", "b=running", "c=running");
    assertThat(stack.networks()).hasSize(1);
  }
}
