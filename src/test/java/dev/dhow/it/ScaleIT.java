package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEngine
class ScaleIT {

  @RegisterExtension final Stack stack = new Stack();

  @BeforeEach
  void a_service_of_two() {
    stack.compose(
        """
        services:
          web:
            image: busybox
            init: true
            command: sleep infinity
            deploy: {replicas: 2}
        """);
  }

  @Test
  void the_option_overrides_the_file_both_up_and_down() {
    stack.dhow("up", "-d").succeeds();
    assertThat(stack.states("web")).containsExactly("running", "running");
    var first = stack.ids().getFirst();

    stack.dhow("up", "-d", "--scale", "web=3").succeeds();
    assertThat(stack.containers())
        .extracting(each -> each.path("Name").asText().replace("/" + stack.name(), ""))
        .containsExactly("-web-1", "-web-2", "-web-3");

    stack.dhow("up", "-d", "--scale", "web=1").succeeds();
    assertThat(stack.ids()).containsExactly(first);

    stack.dhow("up", "-d", "--scale", "web=0").succeeds();
    assertThat(stack.ids()).isEmpty();
  }

  @Test
  void a_service_that_is_not_there_is_refused() {
    var refused = stack.dhow("up", "-d", "--scale", "wab=3").run().exitsWith(1);

    assertThat(refused.stderr()).contains("wab");
    assertThat(stack.containers()).isEmpty();
  }
}
