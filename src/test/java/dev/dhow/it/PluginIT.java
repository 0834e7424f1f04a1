package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.Command;
import dev.dhow.it.harness.Dhow;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// dhow as a plugin of docker's own command line, under its name and under that of docker compose.
@OnEngine
class PluginIT {
  @RegisterExtension final Stack stack = new Stack();

  @BeforeEach
  void install() throws IOException {
    stack.compose("services: {web: {image: busybox, command: sleep 100000, init: true}}");
    var plugins = Files.createDirectories(stack.directory().resolve("docker/cli-plugins"));
    for (var name : new String[] {"docker-dhow", "docker-compose"}) {
      Files.createSymbolicLink(plugins.resolve(name), Path.of(Dhow.binary()));
    }
  }

  @Test
  void docker_knows_it_and_runs_it_by_both_names() {
    assertThat(docker("--help").succeeds().stdout()).contains("dhow*", "compose*");
    for (var name : new String[] {"dhow", "compose"}) {
      docker(name, "up", "-d").succeeds();
      assertThat(docker(name, "ps", "--services").succeeds().lines()).containsExactly("web");
      assertThat(docker(name, "exec", "-T", "web", "echo", "-n", name).succeeds().stdout())
          .isEqualTo(name);
      docker(name, "exec", "-T", "web", "sh", "-c", "exit 7").run().exitsWith(7);
      assertThat(docker(name, "upp").run().exitsWith(1).stderr()).contains("did you mean up?");
      assertThat(docker(name, "up", "--help").succeeds().stdout()).contains("Usage: dhow up");
      var own = stack.dhow("version", "--short").succeeds().stdout();
      assertThat(docker(name, "version", "--short").succeeds().stdout())
          .isEqualTo(name.equals("dhow") ? own : "2.40.3\n");
      docker(name, "down", "-t", "0").succeeds();
    }
  }

  @Test
  void options_of_docker_itself_reach_it() {
    var elsewhere = docker("-H", "unix:///nowhere/docker.sock", "dhow", "ps").run().exitsWith(1);
    assertThat(elsewhere.stderr()).contains("/nowhere/docker.sock");
    var unknown = docker("--context", "nosuch", "dhow", "ps").run().exitsWith(1);
    assertThat(unknown.stderr()).contains("nosuch");
    assertThat(docker("__complete", "compose", "up", "w").succeeds().lines()).contains("web");
  }

  private Command docker(String... arguments) {
    return stack
        .command("docker", arguments)
        .with("DOCKER_CONFIG", stack.directory().resolve("docker").toString());
  }
}
