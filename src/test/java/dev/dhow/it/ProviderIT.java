package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A small script provides a service.
@OnEngine
class ProviderIT {

  @RegisterExtension final Stack stack = new Stack();

  @BeforeEach
  void provider() {
    stack
        .file(
            "cloud",
            """
            #!/bin/sh
            test "$2" = metadata && exit 1
            echo "$@" >> "$CALLS"
            echo '{"type":"info","message":"at work"}'
            echo '{"type":"setenv","message":"URL=db://here"}'
            """)
        .compose(
            """
            services:
              database:
                provider:
                  type: ${FOLDER}/cloud
                  options: {type: mysql, size: 256}
              web:
                image: busybox
                init: true
                command: sleep infinity
                depends_on: [database]
            """)
        .with("FOLDER", stack.directory().toString())
        .with("CALLS", stack.directory().resolve("calls").toString());
    assertThat(stack.directory().resolve("cloud").toFile().setExecutable(true)).isTrue();
  }

  @Test
  void stacks_with_providers_go_from_one_tool_to_the_other() throws IOException {
    stack.peer("up", "-d").succeeds();
    var made = stack.ids();
    var theirs = calls();

    var up = stack.dhow("up", "-d").succeeds();

    assertThat(up.stderr()).contains("Provider database  at work");
    assertThat(stack.ids()).isEqualTo(made);
    assertThat(calls()).startsWith(theirs).hasSizeGreaterThan(theirs.length());
    assertThat(calls().lines().distinct()).hasSizeLessThanOrEqualTo(2);
    assertThat(stack.container("web").path("Config").path("Env").toString())
        .contains("DATABASE_URL=db://here");

    stack.dhow("down", "-t", "0").succeeds();
    assertThat(calls()).contains("compose --project-name=" + stack.name() + " down ");
    assertThat(stack.containers()).isEmpty();
  }

  private String calls() throws IOException {
    return Files.readString(stack.directory().resolve("calls"));
  }
}
