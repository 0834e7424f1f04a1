package dev.dhow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginCallTest {
  private static final Map<String, String> BY_DOCKER =
      Map.of("DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND", "/usr/bin/docker");

  @ParameterizedTest
  @CsvSource({
    "docker-dhow,    dhow up -d,                       up -d",
    "docker-compose, compose -p x ps compose,          -p x ps compose",
    "docker-compose, -H unix:///x -D compose up,       -H unix:///x -D up",
    "docker-compose, -c other -l debug compose ps,     --context other --log-level debug ps",
    "docker-compose, --host=unix:///x compose ps,      --host=unix:///x ps",
    "docker-compose, __complete compose up w,          __complete up w",
    "docker-compose, compose run web compose,          run web compose",
    "docker-compose, help compose,                     help",
    "docker-dhow,    help dhow ps,                     help ps",
    "docker-compose, compose help ps,                  help ps",
    "docker-compose, docker-cli-plugin-metadata,       docker-cli-plugin-metadata",
  })
  void docker_hands_its_own_arguments_on_with_the_name_of_the_plugin(
      String program, String given, String taken) {
    assertThat(call(program, BY_DOCKER, given).arguments()).isEqualTo(words(taken));
  }

  @Test
  void a_folder_of_dockers_configuration_is_taken_over() {
    var call = call("docker-dhow", BY_DOCKER, "--config /c dhow ps");
    assertThat(call.arguments()).containsExactly("ps");
    assertThat(call.dockerConfig()).isEqualTo("/c");
    assertThat(call("docker-dhow", BY_DOCKER, "--config=/d dhow ps").dockerConfig())
        .isEqualTo("/d");
  }

  @Test
  void whoever_is_called_by_another_name_or_by_somebody_else_is_no_plugin() {
    assertThat(call("dhow", BY_DOCKER, "dhow -c x").arguments()).containsExactly("dhow", "-c", "x");
    assertThat(call("docker-compose", Map.of(), "compose up").arguments())
        .containsExactly("compose", "up");
  }

  @Test
  void docker_is_told_what_this_is() {
    var out = new StringWriter();
    var exit =
        new CommandLineRun(new PrintWriter(out, true), new PrintWriter(new StringWriter()))
            .run("docker-cli-plugin-metadata");
    assertThat(exit).isZero();
    assertThat(out.toString())
        .contains("\"SchemaVersion\":\"0.1.0\"", "\"Vendor\":\"dhow\"", "\"ShortDescription\":");
  }

  private static PluginCall call(String program, Map<String, String> environment, String given) {
    return PluginCall.of(program, environment, words(given));
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split(" +"));
  }
}
