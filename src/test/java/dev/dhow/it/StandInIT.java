package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.Command;
import dev.dhow.it.harness.Dhow;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// dhow linked as `docker-compose`, beside docker compose called so: what scripts of old write.
@OnEngine
class StandInIT {
  @RegisterExtension static final Stack STACK = Stack.shared();

  @BeforeAll
  static void start() throws IOException {
    STACK.compose("services: {web: {image: busybox, command: sleep 100000, init: true}}");
    Files.createSymbolicLink(STACK.directory().resolve("docker-compose"), Path.of(Dhow.binary()));
    STACK.dhow("up", "-d").succeeds();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--verbose ps -q",
        "--log-level error ps --services",
        "-fcompose.yaml --no-ansi ps -q",
        "--file=compose.yaml --ansi=never ps -q",
        "config --hash=*",
        "exec -Tw/tmp web pwd",
        "exec -e A=b -T web sh -c 'echo $A; exit 5'",
        "logs --tail=1 --no-color web",
        "port web 80",
        "ps nosuch",
        "-f nosuch.yaml ps",
        "ps --foo",
      })
  void the_same_is_printed_and_the_exit_code_is_the_same(String line) {
    var theirs = theirs(line).run();
    var ours = ours(line).run();

    assertThat(ours.exitCode()).as("%s\n%s", ours, theirs).isEqualTo(theirs.exitCode());
    assertThat(ours.stdout()).as("%s\n%s", ours, theirs).isEqualTo(theirs.stdout());
  }

  /// Where a distribution builds docker compose, something follows its number.
  @ParameterizedTest
  @ValueSource(strings = {"-v", "version --short", "version -f json"})
  void the_version_is_that_of_docker_compose(String line) {
    var number = Pattern.compile("2[.][0-9]+[.][0-9]+");
    var theirs = number.matcher(theirs(line).succeeds().stdout());
    var ours = number.matcher(ours(line).succeeds().stdout());

    assertThat(theirs.find()).isTrue();
    assertThat(ours.find()).isTrue();
    assertThat(ours.group()).isEqualTo(theirs.group());
  }

  private static Command theirs(String line) {
    return STACK.command("sh", "-c", "exec \"$PEER\" " + line).with("PEER", peer());
  }

  private static Command ours(String line) {
    return STACK.command("sh", "-c", "exec ./docker-compose " + line);
  }

  private static String peer() {
    return STACK.peer().line().getFirst();
  }
}
