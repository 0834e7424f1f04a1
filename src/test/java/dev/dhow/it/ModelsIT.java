package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A small script stands for Docker's plugin `model`.
@OnEngine
class ModelsIT {

  @RegisterExtension final Stack stack = new Stack();

  @BeforeEach
  void models() {
    stack
        .compose(
            """
            services:
              web:
                image: busybox
                init: true
                command: sleep infinity
                models:
                  small-llm: {endpoint_var: WHERE}
                  there: {model_var: WHICH}
            models:
              small-llm: {model: ai/small, context_size: 1024, runtime_flags: [--fast]}
              there: {model: ai/there}
            """)
        .with("DOCKER_CONFIG", stack.directory().resolve(".docker").toString())
        .with("CALLS", stack.directory().resolve("calls").toString());
  }

  private void plugin() {
    var path = ".docker/cli-plugins/docker-model";
    stack.file(
        path,
        """
        #!/bin/sh
        case $1 in
          docker-cli-plugin-metadata)
            echo '{"SchemaVersion": "0.1.0", "Vendor": "Test", "Version": "v1.0.0"}'
            exit;;
          ls) echo '[{"id": "1", "tags": ["ai/there"]}]';;
          status) echo '{"running": true, "endpoint": "http://runner.internal/v1/"}';;
          pull) test -z "$BROKEN" || { echo "no such model" >&2; exit 4; }; echo half of it;;
        esac
        echo "$@" >> "$CALLS"
        """);
    assertThat(stack.directory().resolve(path).toFile().setExecutable(true)).isTrue();
  }

  @Test
  void stacks_with_models_go_from_one_tool_to_the_other() throws IOException {
    plugin();
    stack.peer("up", "-d").succeeds();
    var made = stack.ids();
    var theirs = calls();
    assertThat(theirs).contains("configure --context-size 1024 ai/small -- --fast");
    Files.delete(stack.directory().resolve("calls"));

    var up = stack.dhow("up", "-d").succeeds();

    assertThat(calls()).isEqualTo(theirs);
    assertThat(up.stderr()).contains("Model small-llm  Pulled", "Model there  Configured");
    assertThat(stack.ids()).isEqualTo(made);
    assertThat(stack.container("web").at("/Config/Env").toString())
        .contains(
            "SMALL_LLM_MODEL=ai/small",
            "WHERE=http://runner.internal/v1/",
            "WHICH=ai/there",
            "THERE_URL=http://runner.internal/v1/");
    stack.dhow("up", "-d", "--force-recreate").succeeds();
    var recreated = stack.ids();
    stack.peer("up", "-d").succeeds();
    assertThat(stack.ids()).isEqualTo(recreated).isNotEqualTo(made);
  }

  @Test
  void without_the_plugin_nothing_is_done_and_both_say_why() {
    var words = "'models' support requires Docker Model plugin";
    assertThat(stack.peer("up", "-d").run().exitsWith(1).stderr()).contains(words);

    assertThat(stack.dhow("up", "-d").run().exitsWith(1).stderr()).contains(words);
    assertThat(stack.containers()).isEmpty();
    assertThat(stack.networks()).isEmpty();
  }

  @Test
  void a_model_that_cannot_be_had_stops_only_what_needs_it() {
    plugin();
    stack.file(
        "compose.override.yaml",
        "services: {other: {image: busybox, init: true, command: sleep infinity}}");

    var up = stack.with("BROKEN", "yes").dhow("up", "-d").run().exitsWith(1);

    assertThat(up.stderr())
        .contains("failed to pull model ai/small: exit status 4", "no such model")
        .contains("left as they are for want of an image or a model: web");
    assertThat(stack.overview()).containsExactly("other=running");
  }

  private Set<String> calls() throws IOException {
    return new TreeSet<>(Files.readAllLines(stack.directory().resolve("calls")));
  }
}
