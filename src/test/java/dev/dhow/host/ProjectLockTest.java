package dev.dhow.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ProjectLockTest {
  private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
  @TempDir Path directory;

  @Test
  void a_free_lock_is_taken_without_a_word() throws Exception {
    acquire("engine", "shop").close();
    acquire("engine", "shop").close();
    assertThat(told).isEmpty();
  }

  @Test
  void the_second_one_is_told_and_waits_for_the_first() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = acquire("engine", "shop");
      var second = threads.submit(() -> acquire("engine", "shop"));
      assertThat(told.take()).isEqualTo("this process");
      assertThat(second.isDone()).isFalse();
      first.close();
      second.get().close();
    }
  }

  @Test
  void projects_and_engines_do_not_wait_for_each_other() throws Exception {
    try (var _ = acquire("engine", "shop");
        var _ = acquire("engine", "blog");
        var _ = acquire("other", "shop")) {
      assertThat(told).isEmpty();
    }
  }

  @Test
  void waiting_can_be_interrupted() throws Exception {
    var interrupted = new CountDownLatch(1);
    try (var _ = acquire("engine", "shop")) {
      var waiting =
          Thread.startVirtualThread(() -> {
            try {
              acquire("engine", "shop").close();
            } catch (InterruptedException _) {
              interrupted.countDown();
            }
          });
      told.take();
      waiting.interrupt();
      interrupted.await();
    }
  }

  @Test
  void taking_a_free_one_can_be_interrupted_too() throws Exception {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> acquire("engine", "shop")).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
    acquire("engine", "shop").close();
  }

  @Test
  void another_process_is_waited_for_until_it_ends() throws Exception {
    var holder = holdInAnotherProcess();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting = threads.submit(() -> acquire("engine", "shop"));
      assertThat(told.take()).isEqualTo("process " + holder.pid());
      holder.destroyForcibly();
      waiting.get().close();
    }
  }

  @Test
  void who_was_killed_is_known_until_somebody_has_waited_for_it() throws Exception {
    assertThat(ProjectLock.isUnfinished(directory, "shop")).isFalse();
    var holder = holdInAnotherProcess();
    assertThat(ProjectLock.isUnfinished(directory, "shop")).isTrue();
    assertThat(ProjectLock.isUnfinished(directory, "blog")).isFalse();
    holder.destroyForcibly().waitFor();
    assertThat(ProjectLock.isUnfinished(directory, "shop")).isTrue();

    try (var next = acquire("engine", "shop")) {
      assertThat(next.followsKilled()).isTrue();
      assertThat(next.foundNote()).isEqualTo("60");
    }
    assertThat(ProjectLock.isUnfinished(directory, "shop")).isTrue();
    try (var next = acquire("engine", "shop")) {
      assertThat(next.followsKilled()).isTrue();
      next.settled();
    }

    assertThat(ProjectLock.isUnfinished(directory, "shop")).isFalse();
    try (var later = acquire("engine", "shop")) {
      assertThat(later.followsKilled()).isFalse();
    }
  }

  @Test
  void so_is_who_left_something_unfinished() throws Exception {
    try (var lock = acquire("engine", "shop")) {
      lock.leaveUnfinished();
    }
    assertThat(ProjectLock.isUnfinished(directory, "shop")).isTrue();
    try (var next = acquire("engine", "shop")) {
      assertThat(next.followsKilled()).isTrue();
    }
  }

  @Test
  void waiting_for_another_process_can_be_interrupted() throws Exception {
    var holder = holdInAnotherProcess();
    var interrupted = new CountDownLatch(1);
    var waiting =
        Thread.startVirtualThread(() -> {
          try {
            acquire("engine", "shop").close();
          } catch (InterruptedException _) {
            interrupted.countDown();
          }
        });
    told.take();
    waiting.interrupt();
    interrupted.await();
    holder.destroyForcibly();
    acquire("engine", "shop").close();
  }

  private ProjectLock acquire(String engine, String project) throws InterruptedException {
    return ProjectLock.acquire(directory, engine, project, told::add);
  }

  private Process holdInAnotherProcess() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        List.of(
            java,
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Holder.class.getName(),
            directory.toString());
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = process.inputReader(StandardCharsets.UTF_8);
    assertThat(lineOf(output)).isEqualTo("holding");
    return process;
  }

  private static String lineOf(BufferedReader output) throws IOException {
    return String.valueOf(output.readLine());
  }

  /// Holds the lock until it is killed, or its parent is.
  static final class Holder {

    private Holder() {}

    public static void main(String[] arguments) throws InterruptedException, IOException {
      try (var lock = ProjectLock.acquire(Path.of(arguments[0]), "engine", "shop", _ -> {})) {
        lock.note("60");
        System.out.println("holding");
        System.in.read();
      }
    }
  }
}
