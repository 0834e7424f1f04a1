package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.Command;
import dev.dhow.it.harness.Dhow;
import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.Finished;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// `run` with pipes, in a terminal, and beside docker compose.
@OnEngine
class RunIT {
  private static final String ID = "[0-9a-f]{64}";

  @RegisterExtension final Stack stack = new Stack();

  @BeforeEach
  void write() {
    stack
        .compose(
            """
            services:
              web:
                image: busybox
                command: echo own
                init: true
                restart: always
                deploy: {restart_policy: {condition: any}, resources: {limits: {memory: 64m}}}
                environment: {A: file, KEPT: x}
                ports: ["80"]
                expose: ["81"]
                cap_add: [NET_ADMIN]
                cap_drop: [CHOWN]
                labels: {x: y}
                volumes: [data:/data, /anonymous]
                networks: {default: {aliases: [other]}}
                healthcheck: {test: "true", interval: 1m}
                depends_on: [db]
              db: {image: busybox, command: sleep 100000, init: true}
              bare: {image: busybox, command: sleep 100000}
            volumes: {data: }
            """)
        .file(".env", "FROM_DOTENV=yes\n")
        .file("vars.env", "A=vars\nB=vars\n# no\nC=\"x y\"\n");
  }

  @Test
  void it_ends_and_speaks_as_docker_compose() {
    stack.dhow("up", "-d", "db").succeeds();
    for (var arguments :
        List.of(
            List.of("web", "sh", "-c", "echo out; echo err >&2; exit 7"),
            List.of("web"),
            List.of("web", "nosuch"),
            List.of("web", "/etc/passwd"),
            List.of("web", "sh", "-c", "kill -9 $$"),
            List.of("-w", "/bin", "-u", "1:2", "web", "sh", "-c", "pwd; id -u; id -g"),
            List.of("--entrypoint", "echo 'a b'", "web"),
            List.of("--entrypoint", "echo", "web", "-n", "x"),
            List.of(
                "--cap-add", "CHOWN", "--cap-drop", "ALL", "web", "grep", "Cap", "/proc/1/status"),
            List.of("-e", "FROM_DOTENV", "-e", "NOSUCH", "-e", "B=c d", "web", "env"),
            List.of("--env-from-file", "vars.env", "-e", "A=flag", "web", "env"),
            List.of("-v", "./vars.env:/mounted:ro", "web", "cat", "/mounted"),
            List.of("-T", "web", "test", "-t", "0"),
            List.of("--no-deps", "web", "echo", "--rm"),
            List.of("-q", "web", "echo", "quiet"))) {
      var words =
          Stream.concat(Stream.of("run", "--rm"), arguments.stream()).toArray(String[]::new);
      var theirs = stack.peer(words).run();
      var ours = stack.dhow(words).run();
      assertThat(ours.exitCode()).as("exit code of %s", arguments).isEqualTo(theirs.exitCode());
      assertThat(sorted(ours.stdout())).as("%s", arguments).isEqualTo(sorted(theirs.stdout()));
    }
    assertThat(stack.mine("ps", "-a", "--format", "{{.Names}}"))
        .containsExactly(stack.name() + "-db-1");
  }

  /// `HOSTNAME` is chance, as is the order of variables.
  private static List<String> sorted(String text) {
    return text.lines().filter(line -> !line.startsWith("HOSTNAME=")).sorted().toList();
  }

  @Test
  void what_it_makes_is_what_docker_compose_makes_field_by_field() {
    for (var arguments :
        List.of(
            List.of("web", "true"),
            List.of("-P", "--use-aliases", "--rm", "web", "sleep", "1000"),
            List.of(
                "-p",
                "127.0.0.1::90/udp",
                "-l",
                "own=label",
                "-l",
                "x=z",
                "-e",
                "A=flag",
                "-u",
                "1",
                "-w",
                "/tmp",
                "-v",
                "data:/again:ro",
                "-v",
                "/new",
                "-i=false",
                "--entrypoint",
                "sleep 1000",
                "--cap-add",
                "CHOWN",
                "web"))) {
      var words =
          Stream.concat(Stream.of("run", "-d", "--name", stack.name() + "-one"), arguments.stream())
              .toArray(String[]::new);
      assertThat(stack.peer(words).succeeds().stdout().strip()).matches(ID);
      var theirs = oneOff();
      stack.dhow("down", "-v", "-t", "1", "--remove-orphans").succeeds();
      assertThat(stack.dhow(words).succeeds().stdout().strip()).matches(ID);
      var ours = oneOff();
      stack.dhow("down", "-v", "-t", "1", "--remove-orphans").succeeds();
      assertThat(differences(theirs, ours)).as("of %s", arguments).isEmpty();
    }
  }

  private SortedMap<String, String> oneOff() {
    var found =
        DockerCli.inspect("container", List.of(stack.name() + "-one")).stream()
            .map(Inspection::ofContainer)
            .findFirst()
            .orElseThrow();
    found.remove("/Config/Labels/com.docker.compose.slug");
    found.keySet().removeIf(path -> path.startsWith("/NetworkSettings/Ports"));
    return found;
  }

  private static List<String> differences(
      SortedMap<String, String> theirs, SortedMap<String, String> ours) {
    var paths = new TreeSet<>(theirs.keySet());
    paths.addAll(ours.keySet());
    var differences = new ArrayList<String>();
    for (var path : paths) {
      var wanted = theirs.getOrDefault(path, "(absent)");
      var found = ours.getOrDefault(path, "(absent)");
      if (!found.equals(wanted)) {
        differences.add("%s is %s and not %s".formatted(path, found, wanted));
      }
    }
    return differences;
  }

  @Test
  void what_it_needs_is_started_and_its_own_containers_are_left_alone() {
    stack.dhow("run", "bare", "true").succeeds();
    assertThat(stack.dhow("run", "web", "true").succeeds().stderr())
        .contains("Container " + stack.name() + "-db-1  Started");
    assertThat(stack.overview())
        .containsExactlyInAnyOrder("bare=exited", "web=exited", "db=running");
    assertThat(stack.dhow("ps", "-q").succeeds().lines()).hasSize(1);
    assertThat(stack.dhow("up", "-d", "db").succeeds().stderr())
        .contains("in which run has ended", "run --rm");
    stack.dhow("down", "-t", "1").succeeds();
    assertThat(stack.containers()).isEmpty();
    assertThat(stack.networks()).isEmpty();
  }

  @Test
  void a_command_that_cannot_be_run_ends_as_shells_have_it() {
    var missing = stack.dhow("run", "--rm", "bare", "nosuch").run().exitsWith(127);
    assertThat(missing.stderr()).contains("\"nosuch\"", "not found");
    stack.dhow("run", "--rm", "bare", "/etc/passwd").run().exitsWith(126);
    assertThat(stack.containers()).isEmpty();
  }

  @Test
  void megabytes_pass_in_both_directions_unchanged() {
    var script =
        """
        head -c 12000000 /dev/urandom > sent && $LAUNCHER run --rm -T bare cat < sent > received && cmp sent received
        """;
    shell(script).succeeds();
  }

  @Test
  void input_ends_where_it_ends_and_output_goes_on() {
    var command = stack.dhow("run", "--rm", "bare", "sh", "-c", "cat; echo end; exit 3");
    var ended = command.input("hello\n").run().exitsWith(3);
    assertThat(ended.stdout()).isEqualTo("hello\nend\n");
  }

  @Test
  void a_terminal_is_lent_and_given_back() {
    var script = "$LAUNCHER run --rm bare sh; echo code=$?; stty -a | grep -o ' echo ' | head -1";
    try (var terminal = shell(script).inTerminal(33, 101).start()) {
      terminal.awaitOutput("a prompt", out -> out.contains("# "));
      terminal.type("stty size; trap 'stty size' WINCH\r");
      terminal.awaitOutput("the size", out -> out.contains("33 101"));
      terminal.type("exit 5\r");
      Finished ended = terminal.finish().succeeds();
      assertThat(ended.lines()).contains("code=5", "echo");
    }
    assertThat(stack.containers()).isEmpty();
  }

  @Test
  void a_command_may_be_over_at_once_in_a_terminal() {
    try (var terminal = stack.dhow("run", "--rm", "bare", "echo", "short").inTerminal().start()) {
      assertThat(terminal.finish().succeeds().stdout()).contains("short");
    }
    try (var terminal = stack.dhow("run", "--rm", "bare", "nosuch").inTerminal().start()) {
      assertThat(terminal.finish().exitsWith(127).stdout()).contains("\"nosuch\"");
    }
  }

  @Test
  void ctrl_c_reaches_the_command_and_detach_keys_leave_it_running() {
    try (var terminal = stack.dhow("run", "bare", "sh").inTerminal().start()) {
      terminal.awaitOutput("a prompt", out -> out.contains("# "));
      terminal.type("echo one; sleep 1000\r");
      terminal.awaitOutput("it sleeps", out -> out.contains("\none"));
      terminal.type("\3");
      terminal.type("echo t''wo\r");
      terminal.awaitOutput("still there", out -> out.contains("two"));
      terminal.type("\20\21");
      terminal.finish().succeeds();
    }
    assertThat(stack.overview()).containsExactly("bare=running");
  }

  @Test
  void signals_go_to_the_command() {
    for (var signal : List.of("INT", "TERM", "HUP", "USR1", "USR2", "ALRM", "IO", "PWR")) {
      var script =
          "trap 'echo got " + signal + "; exit 9' " + signal + "; echo ready; sleep 1000 & wait";
      try (var running = stack.dhow("run", "--rm", "-T", "bare", "sh", "-c", script).start()) {
        running.awaitOutput("it runs", out -> out.contains("ready"));
        shell("kill -" + signal + " " + running.pid()).succeeds();
        assertThat(running.finish().exitsWith(9).stdout()).contains("got " + signal);
      }
    }
  }

  /// A script in which `$LAUNCHER` is dhow.
  private Command shell(String script) {
    return stack.command("bash", "-c", script).with("LAUNCHER", Dhow.binary());
  }
}
