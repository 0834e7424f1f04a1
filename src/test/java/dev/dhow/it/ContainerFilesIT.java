package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.Command;
import dev.dhow.it.harness.Dhow;
import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Peer;
import dev.dhow.it.harness.Stack;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// `cp`, `export` and `commit`, beside docker compose where that does the same.
@OnEngine
class ContainerFilesIT {
  private static final String LISTING =
      "find . -mindepth 1 -printf '%%P %%y %%m %%U %%G %%s %%l\\n' | sort";

  @RegisterExtension final Stack stack = new Stack();

  @BeforeEach
  void up() {
    stack.compose("services: {web: {image: busybox, command: sleep 100000, init: true, scale: 2}}");
    stack.dhow("up", "-d").succeeds();
    shell(
            """
            mkdir -p d/s/deep 'd/with space'
            echo 1 > d/a; echo 2 > d/s/b; ln -s a d/link; ln -s nowhere d/broken; : > d/empty
            chmod 4755 d/a; chmod 700 d/s; chown 12:34 d/s/b
            """)
        .succeeds();
  }

  @Test
  void files_and_folders_get_into_containers_as_with_docker_compose() {
    for (var arguments :
        List.of(
            "d web:/tmp/R",
            "d/. web:/tmp/R",
            "d/a web:/tmp/R",
            "d/link web:/tmp/R",
            "-L d/link web:/tmp/R",
            "-a d/s web:/tmp/R",
            "d web:/tmp/R d/. web:/tmp/R",
            "d/s/b web:/tmp/R d/a web:/tmp/R")) {
      var theirs = into(Peer.binary(), arguments.replace("/R", "/theirs"), "/tmp/theirs");
      var ours = into(Dhow.binary(), arguments.replace("/R", "/ours"), "/tmp/ours");
      assertThat(ours).as("cp %s", arguments).isEqualTo(theirs).isNotEmpty();
    }
  }

  /// What both containers have there afterwards; it is removed.
  private List<String> into(String program, String arguments, String path) {
    shell(
            "set -- "
                + arguments
                + "; while [ $# -ge 2 ]; do f=; case $1 in -*) f=$1; shift;; esac;"
                + " \"$0\" cp $f \"$1\" \"$2\"; shift 2; done",
            program)
        .succeeds();
    var script =
        "cd %1$s 2>/dev/null && find . | sort | xargs -d '\\n' stat -c '%%n %%F %%a %%u %%g' || stat -c '%%F %%a %%u %%g %%s' %1$s; rm -rf %1$s"
            .formatted(path);
    var found = stack.dhow("exec", "-T", "--index", "1", "web", "sh", "-c", script).succeeds();
    var other = stack.dhow("exec", "-T", "--index", "2", "web", "sh", "-c", script).succeeds();
    assertThat(other.stdout()).isEqualTo(found.stdout());
    return found.lines();
  }

  @Test
  void files_and_folders_get_out_of_containers_as_with_docker_compose() {
    shell("chmod 755 d/a").succeeds(); // set-user-ID is left out on purpose
    stack.dhow("cp", "d", "web:/tmp/d").succeeds();
    for (var arguments :
        List.of(
            "web:/tmp/d R",
            "web:/tmp/d/. R",
            "web:/tmp/d/a R",
            "web:/tmp/d/link R",
            "-L web:/tmp/d/link R",
            "web:/tmp/d/s .",
            "web:/tmp/d ./")) {
      var theirs = outOf(Peer.binary(), arguments);
      var ours = outOf(Dhow.binary(), arguments);
      assertThat(ours).as("cp %s", arguments).isEqualTo(theirs).isNotEmpty();
    }
  }

  private List<String> outOf(String program, String arguments) {
    var script =
        "rm -rf got; mkdir got; cd got; \"$0\" -f ../compose.yaml cp "
            + arguments
            + " && "
            + LISTING;
    return shell(script.replace("%%", "%"), program).succeeds().lines();
  }

  @Test
  void archives_pass_by_standard_streams() {
    shell("tar c d | \"$0\" cp --index 2 - web:/tmp", Dhow.binary()).succeeds();
    var listed = shell("\"$0\" cp --index 2 web:/tmp/d - | tar t | sort", Dhow.binary()).succeeds();
    assertThat(listed.lines()).contains("d/", "d/a", "d/link", "d/s/b", "d/with space/");
    assertThat(shell("tar c d | \"$0\" cp - web:/tmp", Dhow.binary()).run().exitsWith(1).stderr())
        .contains("can only be copied into one container");
  }

  @Test
  void ten_megabytes_come_back_unchanged() {
    shell(
            """
            head -c 10000000 /dev/urandom > big
            "$0" cp big web:/tmp/big && "$0" cp web:/tmp/big back && cmp big back
            """,
            Dhow.binary())
        .succeeds();
  }

  @Test
  void what_cannot_be_copied_is_told_with_1() {
    for (var arguments :
        List.of(
            List.of("d", "web:/etc/passwd"),
            List.of("d/a", "web:/nowhere/"),
            List.of("d/a", "web:/nowhere/deep/x"),
            List.of("nothing", "web:/tmp"),
            List.of("web:/nothing", "."),
            List.of("web:/tmp", "d/a"),
            List.of("web:/tmp", "/nowhere/deep/x"),
            List.of("wep:/tmp", "."),
            List.of("a", "b"),
            List.of("web:/a", "web:/b"))) {
      var words = List.of("cp", arguments.get(0), arguments.get(1)).toArray(String[]::new);
      stack.peer(words).run().exitsWith(1);
      assertThat(stack.dhow(words).run().exitsWith(1).stderr())
          .as("%s", arguments)
          .contains("error: ");
    }
  }

  @Test
  void a_container_is_exported_whole() {
    var script =
        """
        "$0" export -o one.tar web && "$0" export --index 1 web > two.tar && cmp one.tar two.tar
        stat -c %a one.tar; tar tf one.tar bin/sh
        """;
    assertThat(shell(script, Dhow.binary()).succeeds().lines()).containsExactly("600", "bin/sh");
    try (var terminal = stack.dhow("export", "web").inTerminal().start()) {
      assertThat(terminal.finish().exitsWith(1).stdout()).contains("output option is required");
    }
    stack.dhow("export", "--index", "7", "web").run().exitsWith(1);
  }

  @Test
  void an_image_is_made_of_a_container() {
    var image = stack.name() + "-made:v1";
    try {
      shell("\"$0\" exec -T web sh -c 'echo kept > /kept'", Dhow.binary()).succeeds();
      var told =
          stack
              .dhow("commit", "-a", "me", "-m", "note", "-c", "ENV X=1", "-p=false", "web", image)
              .succeeds();
      assertThat(told.stderr()).containsPattern("Committed as sha256:[0-9a-f]{64}");
      var made = DockerCli.inspect("image", List.of(image)).getFirst();
      assertThat(made.path("Author").asText()).isEqualTo("me");
      assertThat(made.path("Comment").asText()).isEqualTo("note");
      assertThat(made.path("Config").path("Env").toString()).contains("X=1");
      assertThat(DockerCli.command("run", "--rm", image, "cat", "/kept").succeeds().stdout())
          .isEqualTo("kept\n");
    } finally {
      DockerCli.command("rmi", "-f", image).run();
    }
  }

  private Command shell(String script) {
    return shell(script, "sh");
  }

  /// A script in which `$0` is a program.
  private Command shell(String script, String program) {
    return stack.command("bash", "-e", "-c", script, program);
  }
}
