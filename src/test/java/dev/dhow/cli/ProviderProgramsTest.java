package dev.dhow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.app.Variables;
import dev.dhow.event.StepFailedException;
import dev.dhow.load.Projects;
import dev.dhow.model.ProjectName;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.Action.RunProvider;
import dev.dhow.plan.Action.RunProvider.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ProviderProgramsTest {
  private static final ServiceName DB = new ServiceName("db");
  private static final String METADATA =
      """
      {"description": "d",
       "up": {"parameters": [{"name": "size", "required": true}]},
       "down": {"parameters": []}, "stop": {"parameters": []}}
      """;

  @TempDir Path folder;

  private final List<String> told = new ArrayList<>();

  @Test
  void a_program_is_run_as_docker_compose_runs_it() throws Exception {
    program("cloud", "exit 1", "echo \"$@\" > $OUT");

    run("{type: cloud, options: {type: mysql, size: 256, zone: [a, b]}}", Verb.UP);

    assertThat(Files.readString(folder.resolve("out")))
        .isEqualTo("compose --project-name=shop up --size=256 --type=mysql --zone=a --zone=b db\n");
  }

  @Test
  void a_plugin_of_docker_comes_first() throws Exception {
    program("cloud", "exit 1", "echo program > $OUT");
    program("docker/cli-plugins/docker-cloud", "exit 1", "echo plugin > $OUT");

    run("{type: cloud}", Verb.DOWN);

    assertThat(Files.readString(folder.resolve("out"))).isEqualTo("plugin\n");
  }

  @Test
  void only_options_are_passed_on_that_it_says_it_takes() throws Exception {
    program("cloud", "cat $METADATA", "echo \"$@\" > $OUT");

    run("{type: cloud, options: {size: 1, zone: a}}", Verb.UP);

    assertThat(Files.readString(folder.resolve("out")))
        .isEqualTo("compose --project-name=shop up --size=1 db\n");
    assertThatThrownBy(() -> run("{type: cloud}", Verb.UP))
        .hasMessage("required parameter \"size\" is missing from provider \"cloud\" definition");
  }

  @Test
  void variables_and_progress_are_told() throws Exception {
    program(
        "cloud",
        "exit 1",
        "echo '{\"type\":\"info\",\"message\":\"25%\"}'",
        "echo '{\"type\":\"debug\",\"message\":\"hidden\"}'",
        "echo '{\"type\":\"setenv\",\"message\":\"URL=db://x?a=b\"}'",
        "echo '{\"type\":\"rawsetenv\",\"message\":\"TOKEN=t\"}'");
    var programs = programs();

    programs.run(action("{type: cloud}", Verb.UP), told::add);

    assertThat(told).containsExactly("25%");
    assertThat(programs.variables().get(DB))
        .isEqualTo(Map.of("DB_URL", "db://x?a=b", "TOKEN", "t"));
  }

  @Test
  void stopping_is_only_asked_of_those_that_can() throws Exception {
    program("cloud", "exit 1", "echo asked > $OUT");
    run("{type: cloud}", Verb.STOP);
    assertThat(folder.resolve("out")).doesNotExist();

    program("cloud", "cat $METADATA", "echo asked > $OUT");
    run("{type: cloud}", Verb.STOP);
    assertThat(folder.resolve("out")).exists();
  }

  @Test
  void what_it_says_of_an_error_is_the_error() throws Exception {
    program("cloud", "exit 1", "echo '{\"type\":\"error\",\"message\":\"no quota\"}'; exit 1");

    assertThatThrownBy(() -> run("{type: cloud}", Verb.UP)).hasMessage("no quota");
  }

  @Test
  void one_that_fails_without_a_word_shows_what_it_wrote_to_standard_error() throws Exception {
    program("cloud", "exit 1", "echo out of luck >&2; exit 3");

    assertThatThrownBy(() -> run("{type: cloud}", Verb.DOWN))
        .isInstanceOfSatisfying(
            StepFailedException.class,
            e -> assertThat(e.facts().getFirst().lines()).containsExactly("out of luck"))
        .hasMessage("failed to remove service provider: exit status 3");
  }

  @Test
  void what_nobody_understands_is_refused() throws Exception {
    program("cloud", "exit 1", "echo hello");
    assertThatThrownBy(() -> run("{type: cloud}", Verb.UP))
        .hasMessage("invalid response from plugin: hello");
  }

  @Test
  void a_program_is_never_looked_for_where_dhow_was_started() throws Exception {
    program("cloud", "exit 1", "echo found > $OUT");
    var relative = Path.of("").toAbsolutePath().relativize(folder).toString();

    for (var type : List.of("nowhere", "./cloud", relative + "/cloud", "compose")) {
      assertThatThrownBy(() -> run("{type: '" + type + "'}", Verb.UP))
          .isInstanceOf(StepFailedException.class);
    }
    run("{type: '" + folder.resolve("cloud") + "'}", Verb.UP);
    assertThat(folder.resolve("out")).exists();
  }

  private void run(String provider, Verb verb) throws InterruptedException {
    programs().run(action(provider, verb), told::add);
  }

  private static RunProvider action(String provider, Verb verb) {
    var service = Projects.service("services: {db: {provider: " + provider + "}}", "db");
    return new RunProvider(new ProjectName("shop"), service, verb);
  }

  private ProviderPrograms programs() {
    var variables =
        new Variables(
            Map.of(
                "PATH",
                ".:" + folder + ":/usr/bin:/bin",
                "DOCKER_CONFIG",
                folder.resolve("docker").toString(),
                "METADATA",
                folder.resolve("metadata").toString(),
                "OUT",
                folder.resolve("out").toString()));
    return new ProviderPrograms(() -> variables);
  }

  private void program(String name, String metadata, String... script) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(folder.resolve("metadata"), METADATA);
    Files.writeString(
        file,
        "#!/bin/sh\nif [ \"$2\" = metadata ]; then %s; exit; fi\n%s\n"
            .formatted(metadata, String.join("\n", script)));
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
