package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Where the project's files, its name and its variables come from.
@OnEngine
class ProjectOptionsIT {
  private static final String IDLE =
      """
      services:
        web:
          image: busybox
          init: true
          command: sleep infinity
          environment: {FROM: "${FROM:-nowhere}"}
      """;

  @RegisterExtension final Stack stack = new Stack();

  @Test
  void files_given_are_merged_in_their_order() {
    stack
        .file("a.yaml", IDLE)
        .file(
            "b.yaml",
            """
            services:
              web:
                environment: {FROM: b, MORE: "1"}
              extra: {image: busybox, init: true, command: sleep infinity}
            """);

    stack.dhow("-f", "a.yaml", "-f", "b.yaml", "up", "-d").succeeds();

    assertThat(stack.overview()).containsExactly("extra=running", "web=running");
    assertThat(environment()).contains("FROM=b", "MORE=1");
  }

  @Test
  void the_file_is_found_from_a_folder_below() {
    stack.compose(IDLE).file("src/deep/readme", "");

    stack.dhow("up", "-d").in(stack.directory().resolve("src/deep")).succeeds();

    assertThat(stack.overview()).containsExactly("web=running");
    assertThat(Stack.label(stack.container("web"), "com.docker.compose.project.working_dir"))
        .isEqualTo(stack.directory().toString());
  }

  @Test
  void the_name_given_makes_a_project_of_its_own() {
    var other = stack.name() + "-other";
    stack.compose(IDLE);
    try {
      stack.dhow("-p", other, "up", "-d").succeeds();

      assertThat(stack.containers()).isEmpty();
      assertThat(stack.dhow("-p", other, "ps", "--format", "{{.Name}}").succeeds().lines())
          .containsExactly(other + "-web-1");
      stack.dhow("-p", other, "down").in(Path.of("/")).succeeds();
      assertThat(stack.dhow("-p", other, "ps", "-aq").succeeds().lines()).isEmpty();
    } finally {
      Stack.removeProject(other);
    }
  }

  @Test
  void the_project_directory_is_where_paths_and_the_name_come_from() {
    stack
        .file("files/stack.yaml", IDLE + "    env_file: web.env\n")
        .file("web.env", "MORE=from the project directory\n");

    stack.dhow("--project-directory", ".", "-f", "files/stack.yaml", "up", "-d").succeeds();

    assertThat(environment()).contains("MORE=from the project directory");
  }

  @Test
  void the_env_file_is_read_and_another_can_be_given() {
    stack.compose(IDLE).file(".env", "FROM=dot env\n").file("other.env", "FROM=the other\n");

    stack.dhow("up", "-d").succeeds();
    assertThat(environment()).contains("FROM=dot env");

    stack.dhow("--env-file", "other.env", "up", "-d").succeeds();
    assertThat(environment()).contains("FROM=the other");

    stack.dhow("up", "-d").with("FROM", "the shell").succeeds();
    assertThat(environment()).contains("FROM=the shell");
  }

  @Test
  void the_file_can_come_from_standard_input() {
    stack.dhow("-f", "-", "up", "-d").input(IDLE).succeeds();

    assertThat(stack.overview()).containsExactly("web=running");
  }

  private List<String> environment() {
    return stack
        .container("web")
        .at("/Config/Env")
        .valueStream()
        .map(each -> each.asText())
        .toList();
  }
}
