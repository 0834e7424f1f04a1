package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.Eventually;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `x-dhow: {on-change: …}` makes of changed contents.
@OnEngine
class OnChangeIT {

  @RegisterExtension final Stack stack = new Stack();

  private void up(String onChange) {
    stack
        .file("app.conf", "first\n")
        .file("app.env", "MODE=first\n")
        .compose(
            """
            services:
              web:
                image: busybox
                command: >-
                  sh -c 'trap "cat /inline /run/secrets/token; echo reloaded" HUP;
                  trap "exit 0" TERM; cat /inline /run/secrets/token; echo started;
                  while :; do sleep 0.1; done'
                env_file: app.env
                configs: [inline, file]
                secrets: [token]
                x-dhow: {on-change: "%s"}
            configs:
              inline: {content: "inline ${VALUE}\\n"}
              file: {file: app.conf}
            secrets:
              token: {environment: TOKEN}
            """
                .formatted(onChange))
        .with("VALUE", "one")
        .with("TOKEN", "sesame");
    stack.dhow("up", "-d").succeeds();
    awaitLog("started");
  }

  @Test
  void a_signal_reaches_the_container_once_the_new_content_is_there() {
    up("signal:HUP");
    var made = stack.id("web");

    var up = stack.with("VALUE", "two").dhow("up", "-d").succeeds();

    assertThat(up.stderr()).contains("Sent SIGHUP  (config inline content changed)");
    awaitLog("reloaded");
    assertThat(log()).contains("inline two");
    assertThat(stack.id("web")).isEqualTo(made);
    assertThat(stack.container("web").path("RestartCount").asInt()).isZero();
    unchanged();
  }

  @Test
  void a_restart_shows_the_container_what_is_new() {
    up("restart");
    var made = stack.id("web");
    var started = stack.container("web").at("/State/StartedAt").asText();

    stack.with("TOKEN", "open").dhow("up", "-d").succeeds();

    assertThat(stack.id("web")).isEqualTo(made);
    assertThat(stack.container("web").at("/State/StartedAt").asText()).isNotEqualTo(started);
    Eventually.isTrue("it started again", () -> log().split("started", -1).length == 3);
    assertThat(log()).contains("open");
    unchanged();
    stack.file("app.conf", "second\n");
    assertThat(stack.dhow("up", "-d").succeeds().stderr())
        .contains("(config file content changed)");
    assertThat(stack.id("web")).isEqualTo(made);
    unchanged();
    stack.dhow("down", "-t", "0").succeeds();
    assertThat(noteOf(made)).isEmpty();
  }

  @Test
  void nothing_is_done_where_changes_are_to_be_ignored() {
    up("ignore");
    stack.file("app.conf", "second\n").file("app.env", "MODE=second\n").with("VALUE", "two");

    unchanged();
    var made = stack.id("web");
    stack.dhow("up", "-d").succeeds();
    assertThat(stack.id("web")).isEqualTo(made);
  }

  @ParameterizedTest
  @ValueSource(strings = {"recreate", "restart"})
  void the_environment_needs_a_new_container(String onChange) {
    up(onChange);
    var made = stack.id("web");

    stack.file("app.env", "MODE=second\n").dhow("up", "-d").succeeds();

    assertThat(stack.id("web")).isNotEqualTo(made);
    unchanged();
  }

  private void unchanged() {
    stack.dhow("plan", "--exit-code").run().exitsWith(0);
  }

  private static String noteOf(String container) {
    return DockerCli.command(
            "volume", "ls", "-q", "--filter", "label=dev.dhow.container=" + container)
        .succeeds()
        .stdout();
  }

  private void awaitLog(String text) {
    Eventually.isTrue(text, () -> log().contains(text), this::log);
  }

  private String log() {
    return DockerCli.command("logs", stack.id("web")).succeeds().stdout();
  }
}
