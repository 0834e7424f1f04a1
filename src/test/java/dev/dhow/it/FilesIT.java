package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.RecordingProxy;
import dev.dhow.it.harness.Stack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Configs and secrets, in the containers of a real engine.
@OnEngine
class FilesIT {
  private static final String LIST =
      "stat -c '%n %u:%g %a' /from-file /inline /etc/app/deep.conf /run/secrets/* | sort";

  private static final String FILES =
      """
          configs:
            - from-file
            - inline
            - {source: variable, target: /etc/app/deep.conf, uid: "7", gid: "8", mode: 0640}
          secrets:
            - from-file
            - token
            - {source: token, target: other, uid: "9", mode: 0400}
      """;
  private static final String OBJECTS =
      """
      configs:
        from-file: {file: ./app.conf}
        inline: {content: "inline, with ${WORD}\\n"}
        variable: {environment: SETTING}
      secrets:
        from-file: {file: ./app.conf}
        token: {environment: TOKEN}
      """;

  @RegisterExtension final Stack stack = new Stack();

  @BeforeEach
  void files() {
    stack
        .file("app.conf", "from a file\n")
        .with("WORD", "words")
        .with("SETTING", "a setting")
        .with("TOKEN", "the-token-itself");
  }

  private static String web(String more) {
    return "services:\n  web:\n    image: busybox\n    init: true\n    command: sleep infinity\n"
        + more;
  }

  @Test
  void they_are_where_docker_compose_puts_them_with_their_owners_and_modes() {
    stack.compose(web(FILES) + OBJECTS);

    stack.peer("up", "-d").succeeds();
    var theirs = inside(LIST + "; cat /inline /etc/app/deep.conf /run/secrets/token");
    stack.peerDown("-t", "0");
    stack.dhow("up", "-d").succeeds();

    assertThat(inside(LIST + "; cat /inline /etc/app/deep.conf /run/secrets/token"))
        .isEqualTo(theirs)
        .contains("/etc/app/deep.conf 7:8 640", "/run/secrets/other 9:0 400")
        .contains("inline, with words", "a setting", "the-token-itself");
  }

  @Test
  void a_container_that_can_only_be_read_has_them_too() {
    stack.compose(
        web(
                """
                    read_only: true
                    configs: [{source: inline, target: /etc/app/inline}]
                    secrets: [token]
                """)
            + OBJECTS);

    stack.dhow("up", "-d").succeeds();

    assertThat(inside("cat /etc/app/inline /run/secrets/token"))
        .isEqualTo("inline, with words\nthe-token-itself");
  }

  @Test
  void the_owner_of_a_file_is_given_to_its_copy() {
    stack.compose(
        web("    user: '1234'\n    secrets: [{source: from-file, uid: '1234', mode: 0400}]\n")
            + OBJECTS);

    stack.dhow("up", "-d").succeeds();

    assertThat(inside("stat -c '%u %a' /run/secrets/from-file; cat /run/secrets/from-file"))
        .isEqualTo("1234 400\nfrom a file\n");
  }

  @Test
  void a_secret_is_neither_in_images_nor_labels_nor_output() {
    stack.compose(web(FILES) + OBJECTS);
    var image = "localhost/" + stack.name() + ":committed";

    var up = stack.dhow("--debug", "up", "-d").run().exitsWith(0);
    var dry = stack.with("TOKEN", "the-token-changed").dhow("up", "-d", "--dry-run").succeeds();
    try {
      DockerCli.command("commit", stack.id("web"), image).succeeds();
      var found =
          DockerCli.command(
                  "run", "--rm", image, "grep", "-rl", "the-token-itself", "/run", "/etc", "/var")
              .run();
      assertThat(found.stdout()).isEmpty();
    } finally {
      DockerCli.command("rmi", "-f", image).run();
    }
    assertThat(stack.container("web").toString()).doesNotContain("the-token-itself");
    assertThat(up.stdout() + up.stderr() + dry.stdout() + dry.stderr()).doesNotContain("the-token");
    assertThat(dry.stdout()).contains("(secret token content changed)");
  }

  @Test
  void changed_content_is_told_and_replaces_the_container() {
    stack.compose(web(FILES) + OBJECTS);
    stack.dhow("up", "-d").succeeds();
    stack.file("app.conf", "changed\n").with("TOKEN", "another");

    var up = stack.dhow("up", "-d").succeeds();

    assertThat(up.stderr())
        .contains(
            "config from-file content, secret from-file content, secret token content changed");
    assertThat(inside("cat /from-file /run/secrets/token")).isEqualTo("changed\nanother");
    try (var proxy = RecordingProxy.open()) {
      stack.dhow("up", "-d").through(proxy).succeeds();
      assertThat(proxy.changes()).isEmpty();
    }
  }

  @Test
  void stacks_go_from_one_tool_to_the_other_with_nothing_made_anew() {
    stack.compose(web(FILES) + OBJECTS);
    stack.peer("up", "-d").succeeds();
    var made = stack.ids();

    stack.dhow("up", "-d").succeeds();
    assertThat(stack.ids()).isEqualTo(made);
    stack.peer("stop", "-t", "0").succeeds();
    stack.dhow("up", "-d").succeeds();
    assertThat(stack.ids()).isEqualTo(made);

    stack.dhow("up", "-d", "--force-recreate").succeeds();
    made = stack.ids();
    stack.peer("stop", "-t", "0").succeeds();
    stack.peer("up", "-d").succeeds();
    assertThat(stack.ids()).isEqualTo(made);
    assertThat(inside("cat /run/secrets/token")).isEqualTo("the-token-itself");
  }

  @Test
  void the_volumes_of_secrets_go_with_their_containers() {
    stack.compose(web(FILES) + OBJECTS);
    stack.dhow("up", "-d").succeeds();
    assertThat(secretVolumes()).isNotEmpty();
    stack.with("TOKEN", "another").dhow("up", "-d").succeeds();
    assertThat(secretVolumes()).hasSize(1);

    stack.dhow("down", "-t", "0").succeeds();

    assertThat(secretVolumes()).isEmpty();
  }

  @Test
  void what_cannot_be_is_told_before_anything_is_made() {
    stack.compose(
        web("    configs: [c]\n    secrets: [s]\n")
            + "configs: {c: {external: true}}\nsecrets: {s: {environment: NOT_SET_ANYWHERE}}\n");

    var up = stack.dhow("up", "-d").run().exitsWith(1);

    assertThat(up.stderr())
        .contains("unsupported external config c")
        .contains("environment variable \"NOT_SET_ANYWHERE\" required by secret \"s\" is not set");
    assertThat(stack.networks()).isEmpty();
  }

  private Iterable<String> secretVolumes() {
    return DockerCli.lines(
        "volume", "ls", "-q", "--filter", "label=dev.dhow.secrets=" + stack.name());
  }

  private String inside(String script) {
    return DockerCli.command("exec", stack.id("web"), "sh", "-c", script).succeeds().stdout();
  }
}
