package dev.dhow.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.it.harness.DockerCli;
import dev.dhow.it.harness.Eventually;
import dev.dhow.it.harness.OnEngine;
import dev.dhow.it.harness.Running;
import dev.dhow.it.harness.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Containers that follow their sources, on a real engine.
@OnEngine
class WatchIT {
  private static final String SYNC =
      """
      services:
        web:
          image: busybox
          user: "1000"
          init: true
          command: sleep infinity
          develop:
            watch:
              - {path: src, action: sync, target: /app, ignore: ["*.log"], initial_sync: true}
      """;

  @RegisterExtension final Stack stack = new Stack();

  private int switches;

  /// Begins to watch, and ends as a user would.
  private Running watch(String... flags) {
    var arguments = new ArrayList<>(List.of("watch"));
    arguments.addAll(List.of(flags));
    var watch = stack.dhow(arguments.toArray(String[]::new)).start();
    awaitStory(watch, "Watch enabled");
    return watch;
  }

  private static void awaitStory(Running watch, String text) {
    Eventually.isTrue(
        text,
        () -> watch.stderr().contains(text) || !watch.isAlive(),
        () -> watch.stdout() + watch.stderr());
    assertThat(watch.stderr()).contains(text);
  }

  private static void end(Running watch) {
    watch.terminate();
    assertThat(watch.finish().exitsWith(130).stderr()).endsWith(" ⦿ Watch disabled\n");
  }

  private String container() {
    return stack.name() + "-web-1";
  }

  private String run(String... command) {
    var line = new ArrayList<>(List.of("exec", "-u", "0", container()));
    line.addAll(List.of(command));
    return DockerCli.command(line.toArray(String[]::new)).run().stdout();
  }

  private void await(String what, String expected, String... command) {
    Eventually.isTrue(what, () -> run(command).equals(expected), () -> run(command));
  }

  @Test
  void files_come_change_move_and_go_and_belong_to_the_containers_user() throws IOException {
    stack.compose(SYNC).file("src/a", "1").file("src/d/b", "1").file("src/x.log", "1");
    try (var watch = watch()) {
      await("the files there are", "/app/a\n/app/d/b\n", "sh", "-c", "find /app -type f | sort");
      assertThat(run("stat", "-c", "%u", "/app/a")).isEqualTo("1000\n");

      stack.file("src/a", "2");
      await("a change", "2", "cat", "/app/a");
      Files.setPosixFilePermissions(
          stack.directory().resolve("src/a"), PosixFilePermissions.fromString("rwxr-x--x"));
      await("other rights", "751\n", "stat", "-c", "%a", "/app/a");
      Files.move(stack.directory().resolve("src/d"), stack.directory().resolve("src/e"));
      await("a move", "/app/a\n/app/e/b\n", "sh", "-c", "find /app -type f | sort");
      Files.delete(stack.directory().resolve("src/a"));
      Files.createDirectory(stack.directory().resolve("src/a"));
      Files.createSymbolicLink(stack.directory().resolve("src/a/l"), Path.of("../e/b"));
      await("a link below what was a file", "1", "cat", "/app/a/l");
      end(watch);
    }
  }

  @Test
  void at_first_only_what_differs_is_copied() {
    for (int i = 0; i < 20; i++) {
      stack.file("src/f" + i, "content " + i).file("src/d/f" + i, "content " + i);
    }
    stack.compose(SYNC);
    try (var first = watch()) {
      awaitStory(first, "web: synced, 41 written"); // the folder as well
      end(first);
    }
    stack.file("src/f7", "Content 7").file("src/d/new", "");

    try (var second = watch("--no-up")) {
      awaitStory(second, "web: synced, 2 written");
      assertThat(run("cat", "/app/f7")).isEqualTo("Content 7");
      end(second);
    }
  }

  /// As when git goes to another branch: thousands of files come, go and change at once.
  @Test
  void five_thousand_files_are_the_same_after_a_switch_of_branches() throws IOException {
    stack.compose(SYNC.replace("web:\n", "web:\n    stop_grace_period: 1s\n"));
    branch(1);
    try (var watch = watch()) {
      awaitBranch();
      branch(2);
      awaitBranch();
      branch(1);
      awaitBranch();
      end(watch);
    }
  }

  /// About 5,000 files, of which each branch lacks some and has some otherwise.
  private void branch(int number) throws IOException {
    var random = new Random(7);
    for (int i = 0; i < 5400; i++) {
      var path = "src/m%d/p%d/file%d.txt".formatted(i % 9, i % 61, i);
      int kind = random.nextInt(10);
      var file = stack.directory().resolve(path);
      if (kind == number) {
        Files.deleteIfExists(file);
      } else if (kind < 5 || !Files.exists(file)) {
        stack.file(path, kind < 5 ? "branch " + number + " of " + i : "of both " + i);
      }
    }
    var folder = stack.directory().resolve("src/only" + (3 - number));
    if (Files.exists(folder)) {
      Files.delete(folder.resolve("file"));
      Files.delete(folder);
    }
    stack.file("src/only" + number + "/file", "x").file("src/last", "switch " + ++switches);
  }

  /// The file that is written last is nearly always the last to arrive; hashing costs too much to
  /// be done all the time.
  private void awaitBranch() throws IOException {
    var last = Files.readString(stack.directory().resolve("src/last"));
    await("the last file", last, "cat", "/app/last");
    await("the same files", digestOnDisk(), "sh", "-c", digest("/app"));
  }

  private static String digest(String folder) {
    return "cd "
        + folder
        + " && find . -type f | sort | xargs sha256sum | sha256sum | cut -d' ' -f1";
  }

  private String digestOnDisk() {
    return stack.command("sh", "-c", digest("src")).succeeds().stdout();
  }

  @Test
  void services_are_restarted_and_commands_are_run_with_the_new_files() {
    stack
        .compose(
            """
            services:
              web:
                image: busybox
                init: true
                command: sh -c "cat /conf/* > /tmp/read; sleep infinity"
                develop:
                  watch:
                    - {path: conf, action: sync+restart, target: /conf}
                    - path: css
                      action: sync+exec
                      target: /css
                      exec: {command: sh -c 'cp /css/main /tmp/built; echo built'}
                    - {path: env, action: restart}
            """)
        .file("env", "1");
    try (var watch = watch()) {
      stack.file("conf/name", "one");
      awaitStory(watch, "web: restarted\n");
      await("what the new process has read", "one", "cat", "/tmp/read");
      stack.file("css/main", "blue");
      awaitStory(watch, "web-1: ran `sh -c cp /css/main /tmp/built; echo built`\n");
      assertThat(watch.stderr()).contains("web-1 | built\n");
      await("what the command made", "blue", "cat", "/tmp/built");
      stack.file("env", "2");
      awaitStory(watch, "web: restarted, as env changed\n");
      end(watch);
    }
  }

  @Test
  void a_service_is_rebuilt_and_its_old_image_goes() throws IOException {
    stack
        .compose(
            """
            services:
              web:
                build: .
                init: true
                command: sleep infinity
                depends_on: [db]
                develop:
                  watch: [{path: version, action: rebuild}]
              db: {image: busybox, init: true, command: sleep infinity}
            """)
        .file("Dockerfile", "FROM busybox\nCOPY version /version\n")
        .file("version", "1");
    try (var watch = watch()) {
      var web = stack.id("web");
      var db = stack.id("db");
      replace("version", "2");
      awaitStory(watch, "web: rebuilt in");
      await("the new version", "2", "cat", "/version");
      assertThat(stack.id("web")).isNotEqualTo(web);
      assertThat(stack.id("db")).isEqualTo(db);
      assertThat(stack.mine("images", "-q", "--filter", "dangling=true")).isEmpty();
      stack.file("Dockerfile", "FROM busybox\nCOPY missing /version\n");
      replace("version", "3");
      awaitStory(watch, "web: not rebuilt, the containers stay as they are");
      stack.file("Dockerfile", "FROM busybox\nCOPY version /version\n");
      replace("version", "4");
      Eventually.isTrue("it was rebuilt at last", () -> run("cat", "/version").equals("4"));
      end(watch);
    }
  }

  /// At once: a file that is empty for a moment might be built as such.
  private void replace(String path, String text) throws IOException {
    stack.file("aside", text);
    var file = stack.directory().resolve(path);
    Files.move(stack.directory().resolve("aside"), file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void a_container_that_was_stopped_or_made_anew_gets_what_it_missed() {
    stack.compose(SYNC.replace(", initial_sync: true", "")).file("src/a", "1");
    try (var watch = watch()) {
      stack.file("src/b", "1").file("src/a", "2");
      await("a change", "2", "cat", "/app/a");
      DockerCli.command("stop", "-t", "0", container()).succeeds();
      stack.file("src/a", "3");
      delete("src/b");
      awaitStory(watch, "what is removed stays until the container runs");
      DockerCli.command("start", container()).succeeds();
      await("what changed meanwhile", "/app/a\n", "sh", "-c", "find /app -type f | sort");

      stack.dhow("up", "-d", "--force-recreate", "-t", "0").succeeds();
      await("the same in a new container", "3", "cat", "/app/a");
      end(watch);
    }
  }

  private void delete(String path) {
    try {
      Files.delete(stack.directory().resolve(path));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void an_attached_up_can_watch_and_stops_what_it_started() {
    stack.compose(SYNC.replace("sleep infinity", "sh -c 'echo it runs; sleep infinity'"));
    try (var up = stack.dhow("up", "--watch").start()) {
      awaitStory(up, "Watch enabled");
      stack.file("src/a", "1");
      await("a file", "1", "cat", "/app/a");
      up.awaitOutput("the container's output", out -> out.contains("| it runs"));
      up.terminate();
      var ended = up.finish().exitsWith(130);
      assertThat(ended.stderr()).contains("Watch disabled", "Gracefully stopping");
    }
    assertThat(stack.states("web")).containsExactly("exited");
  }

  @Test
  void what_cannot_be_watched_is_refused_as_docker_compose_does() {
    stack.compose("services: {web: {image: busybox}}");
    var none = "none of the selected services is configured for watch";
    assertThat(stack.dhow("watch").run().exitsWith(1).stderr()).contains(none);
    assertThat(stack.peer("watch").run().exitsWith(1).stderr()).contains(none);
    stack.compose(
        "services: {web: {image: busybox, develop: {watch: [{path: ., action: rebuild}]}}}");
    var rebuild = "can't watch service \"web\" with action rebuild without a build context";
    assertThat(stack.dhow("watch").run().exitsWith(1).stderr()).contains(rebuild);
    assertThat(stack.peer("watch").run().exitsWith(1).stderr()).contains(rebuild);
  }
}
