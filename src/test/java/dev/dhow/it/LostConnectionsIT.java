package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.Eventually;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.RecordingProxy;
import dev.dhow.it.harness.Stack;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Two containers count, on both of their streams, while their connections are cut and they are
/// restarted again and again; what the engine has kept in the end is what was to be shown.
@OnEngine
class LostConnectionsIT {
  private static final int CUTS = 20;
  private static final int RESTARTS = 10;

  @RegisterExtension final Stack stack = new Stack();

  @Test
  void every_line_comes_once_over_lost_connections_and_restarts() {
    stack.compose(
        """
        x-counter: &counter
          image: busybox
          init: true
          stop_grace_period: 0s
          command:
            - sh
            - -c
            - i=0; while :; do i=$$((i + 1)); echo out $$i; echo err $$i >&2; sleep 0.02; done
        services:
          one: *counter
          two: *counter
        """);
    stack.dhow("up", "-d").succeeds();

    try (var proxy = RecordingProxy.open();
        var follow = stack.dhow("logs", "-f", "-t").through(proxy).start()) {
      follow.awaitOutput("both are shown", out -> out.contains("one-1 ") && out.contains("two-1 "));
      for (var cut = 1; cut <= CUTS; cut++) {
        proxy.cut();
        if (cut % (CUTS / RESTARTS) == 0) {
          restart(cut % (2 * CUTS / RESTARTS) == 0 ? "one" : "two");
        }
        var shown = follow.stdout().length();
        follow.awaitOutput("it goes on", out -> out.length() > shown + 500);
      }
      DockerCli.command("kill", stack.id("one"), stack.id("two")).succeeds();

      var logs = follow.finish().succeeds();

      for (var service : List.of("one", "two")) {
        var kept = DockerCli.command("logs", "-t", stack.id(service)).succeeds();
        assertThat(kept.stdout().lines().filter(line -> line.endsWith(" out 1")))
            .hasSize(1 + RESTARTS / 2);
        assertThat(of(service, logs.stdout())).isEqualTo(kept.stdout().lines().toList());
        assertThat(of(service, logs.stderr())).isEqualTo(kept.stderr().lines().toList());
      }
    }
  }

  /// Each life says something before it can be ended by the next restart.
  private void restart(String service) {
    var lives = lives(service);
    DockerCli.command("restart", "-t", "0", stack.id(service)).succeeds();
    Eventually.isTrue(service + " counts again", () -> lives(service) == lives + 1);
  }

  private long lives(String service) {
    return DockerCli.command("logs", stack.id(service))
        .succeeds()
        .stdout()
        .lines()
        .filter("out 1"::equals)
        .count();
  }

  private static List<String> of(String service, String output) {
    var prefix = service + "-1  | ";
    return output
        .lines()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .toList();
  }
}
