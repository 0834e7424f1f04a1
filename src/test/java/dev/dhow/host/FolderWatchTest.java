package dev.dhow.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.model.ServiceName;
import dev.dhow.spec.FileFacts;
import dev.dhow.watch.PathFilter;
import dev.dhow.watch.Rule;
import dev.dhow.watch.Rule.Reaction;
import dev.dhow.watch.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class FolderWatchTest {
  private static final List<String> NAMES = List.of("a", "b", "c", "d.txt", "e.txt");

  private final Semaphore changed = new Semaphore(0);
  private final List<String> notices = new ArrayList<>();

  @TempDir private Path temporary;
  private Path root;

  @BeforeEach
  void resolve() throws IOException {
    root = temporary.toRealPath().resolve("src");
    Files.createDirectory(root);
  }

  private Sources watch(Path path, PathFilter filter) {
    var rule = new Rule(new ServiceName("web"), path, Reaction.SYNC, "/app", null, false, filter);
    return FolderWatch.open(List.of(rule), changed::release, notices::add);
  }

  private Sources watch(Path path) {
    return watch(path, PathFilter.everything());
  }

  private static SortedMap<String, FileFacts> files(Sources sources) throws InterruptedException {
    return sources.look().getFirst().files();
  }

  /// Looks whenever a change was told, as long as it takes.
  private void await(Sources sources, Predicate<SortedMap<String, FileFacts>> wish)
      throws InterruptedException {
    while (!wish.test(files(sources))) {
      assertThat(changed.tryAcquire(60, TimeUnit.SECONDS)).as("a change was told").isTrue();
      changed.drainPermits();
    }
  }

  @Test
  void files_come_change_move_and_go() throws IOException, InterruptedException {
    Files.writeString(root.resolve("old"), "1");
    try (var sources = watch(root)) {
      assertThat(files(sources).keySet()).containsExactly("old");

      Files.writeString(root.resolve("new"), "1");
      await(sources, files -> files.containsKey("new"));
      Files.writeString(root.resolve("old"), "12");
      await(sources, files -> size(files, "old") == 2);
      Files.move(root.resolve("old"), root.resolve("moved"));
      await(sources, files -> files.containsKey("moved") && !files.containsKey("old"));
      Files.delete(root.resolve("moved"));
      await(sources, files -> files.keySet().equals(Set.of("new")));
    }
  }

  @Test
  void what_is_written_again_at_once_shows_even_where_size_and_time_are_the_same()
      throws IOException, InterruptedException {
    var file = root.resolve("a");
    var time = FileTime.from(Instant.now());
    Files.writeString(file, "1");
    Files.setLastModifiedTime(file, time);
    try (var sources = watch(root)) {
      var before = files(sources).get("a");
      Files.writeString(file, "2");
      Files.setLastModifiedTime(file, time);

      await(sources, files -> !Objects.equals(files.get("a"), before));
    }
  }

  @Test
  void folders_that_come_with_files_in_them_are_seen_whole()
      throws IOException, InterruptedException {
    var elsewhere = Files.createDirectories(root.resolveSibling("elsewhere/deep/deeper"));
    Files.writeString(elsewhere.resolve("file"), "1");
    try (var sources = watch(root)) {
      assertThat(files(sources)).isEmpty();

      Files.move(root.resolveSibling("elsewhere"), root.resolve("here"));
      await(sources, files -> files.containsKey("here/deep/deeper/file"));
      Files.move(root.resolve("here/deep"), root.resolve("there"));
      await(sources, files -> files.containsKey("there/deeper/file"));
      Files.writeString(root.resolve("there/deeper/another"), "1");
      await(sources, files -> files.containsKey("there/deeper/another"));
      assertThat(files(sources)).doesNotContainKey("here/deep");
    }
  }

  @Test
  void a_folder_that_takes_the_place_of_another_one_is_seen_whole()
      throws IOException, InterruptedException {
    Files.createDirectories(root.resolve("dist/old"));
    Files.writeString(root.resolve("dist/old/file"), "1");
    Files.createDirectories(root.resolveSibling("next/new"));
    try (var sources = watch(root)) {
      assertThat(files(sources)).containsKey("dist/old/file");

      Files.move(root.resolve("dist"), root.resolveSibling("away"));
      Files.move(root.resolveSibling("next"), root.resolve("dist"));
      await(sources, files -> files.containsKey("dist/new") && !files.containsKey("dist/old"));
      Files.writeString(root.resolve("dist/new/file"), "1");
      await(sources, files -> files.containsKey("dist/new/file"));
    }
  }

  @Test
  void a_file_can_be_watched_by_itself_and_be_replaced() throws IOException, InterruptedException {
    var file = root.resolve("only");
    Files.writeString(file, "1");
    Files.writeString(root.resolve("other"), "1");
    try (var sources = watch(file)) {
      assertThat(files(sources).keySet()).containsExactly("");

      Files.writeString(root.resolve("only.tmp"), "123");
      Files.move(root.resolve("only.tmp"), file, StandardCopyOption.ATOMIC_MOVE);
      await(sources, files -> size(files, "") == 3);
      Files.delete(file);
      await(sources, files -> files.isEmpty());
    }
  }

  @Test
  void what_is_not_there_yet_is_seen_once_it_is() throws IOException, InterruptedException {
    var late = root.resolve("not/yet");
    try (var sources = watch(late)) {
      assertThat(files(sources)).isEmpty();

      Files.createDirectories(late);
      Files.writeString(late.resolve("file"), "1");
      await(sources, files -> files.containsKey("file"));
    }
  }

  @Test
  void a_watched_folder_may_go_and_come_back() throws IOException, InterruptedException {
    Files.writeString(root.resolve("file"), "1");
    try (var sources = watch(root)) {
      assertThat(files(sources)).containsKey("file");

      removeAll(root);
      await(sources, files -> files.isEmpty());
      Files.createDirectory(root);
      Files.writeString(root.resolve("again"), "1");
      await(sources, files -> files.containsKey("again"));
    }
  }

  /// What was dropped would be removed from containers.
  @Test
  void what_cannot_be_looked_at_for_a_while_is_not_gone() throws IOException, InterruptedException {
    Files.createDirectory(root.resolve("real"));
    Files.writeString(root.resolve("real/file"), "1");
    var way = Files.createSymbolicLink(root.resolve("way"), Path.of("real"));
    try (var sources = watch(way)) {
      assertThat(files(sources)).containsKey("file");

      var circle = Files.createSymbolicLink(root.resolve("circle"), Path.of("way"));
      Files.move(circle, way, StandardCopyOption.ATOMIC_MOVE);
      await(sources, _ -> !notices.isEmpty());
      assertThat(files(sources)).containsKey("file");
      assertThat(notices).singleElement().asString().contains(way + " cannot be watched: ");

      Files.delete(way);
      await(sources, files -> files.isEmpty());
    }
  }

  @Test
  void what_is_below_a_file_is_gone() throws IOException, InterruptedException {
    Files.createDirectories(root.resolve("a/b"));
    Files.writeString(root.resolve("a/b/file"), "1");
    try (var sources = watch(root.resolve("a/b"))) {
      assertThat(files(sources)).containsKey("file");

      removeAll(root.resolve("a"));
      Files.writeString(root.resolve("a"), "1");
      await(sources, files -> files.isEmpty());
      assertThat(notices).isEmpty();
    }
  }

  @Test
  void a_link_is_a_link_and_a_watched_one_is_followed() throws IOException, InterruptedException {
    Files.createDirectory(root.resolve("real"));
    Files.writeString(root.resolve("real/file"), "1");
    Files.createSymbolicLink(root.resolve("real/link"), Path.of("file"));
    Files.createSymbolicLink(root.resolve("way"), Path.of("real"));
    try (var sources = watch(root.resolve("way"))) {
      assertThat(files(sources).get("link")).isEqualTo(FileFacts.link("file"));

      Files.writeString(root.resolve("real/more"), "1");
      await(sources, files -> files.containsKey("more"));
    }
  }

  @Test
  void digests_are_of_content() throws IOException {
    Files.writeString(root.resolve("empty"), "");
    try (var sources = watch(root)) {
      assertThat(sources.digest(root.resolve("empty")))
          .hasValue("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
      assertThat(sources.digest(root.resolve("missing"))).isEmpty();
    }
  }

  /// Whatever is done to a folder, in whatever haste, ends with knowing what there is.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void any_sequence_of_operations_ends_with_what_there_is(long seed)
      throws IOException, InterruptedException {
    var random = new Random(seed);
    try (var sources = watch(root)) {
      var _ = files(sources);
      for (int round = 0; round < 5; round++) {
        for (int i = 0; i < 200; i++) {
          act(random);
          if (random.nextInt(50) == 0) {
            var _ = files(sources);
          }
        }
        await(sources, files -> sizes(files).equals(sizesOnDisk()));
      }
    }
  }

  private void act(Random random) throws IOException {
    var path = anyPath(random);
    switch (random.nextInt(6)) {
      case 0, 1, 2 -> {
        if (!Files.isDirectory(path) && makeParent(path)) {
          Files.writeString(path, "x".repeat(random.nextInt(1, 50)));
        }
      }
      case 3 -> {
        if (!Files.exists(path) && makeParent(path)) {
          Files.createDirectory(path);
        }
      }
      case 4 -> removeAll(path);
      default -> {
        var to = anyPath(random);
        if (Files.exists(path) && !to.startsWith(path) && makeParent(to)) {
          removeAll(to);
          if (Files.exists(path)) {
            Files.move(path, to);
          }
        }
      }
    }
  }

  private Path anyPath(Random random) {
    var path = root;
    for (int depth = random.nextInt(1, 4); depth > 0; depth--) {
      path = path.resolve(NAMES.get(random.nextInt(NAMES.size())));
    }
    return path;
  }

  /// False when a file is in the way.
  private boolean makeParent(Path path) throws IOException {
    for (var above = path.getParent();
        above != null && above.startsWith(root);
        above = above.getParent()) {
      if (Files.isRegularFile(above)) {
        return false;
      }
    }
    Files.createDirectories(path.getParent());
    return true;
  }

  private static void removeAll(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (var files = Files.walk(path)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /// -1 for what is not there.
  private static long size(SortedMap<String, FileFacts> files, String path) {
    var facts = files.get(path);
    return facts == null ? -1 : facts.size();
  }

  private static SortedMap<String, Long> sizes(SortedMap<String, FileFacts> files) {
    var sizes = new TreeMap<String, Long>();
    files.forEach((path, facts) -> sizes.put(path, facts.size()));
    return sizes;
  }

  private SortedMap<String, Long> sizesOnDisk() {
    var sizes = new TreeMap<String, Long>();
    try (var files = Files.walk(root)) {
      for (var file : files.filter(each -> !each.equals(root)).toList()) {
        var size = Files.isDirectory(file) ? 0L : Files.size(file);
        sizes.put(root.relativize(file).toString(), size);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return sizes;
  }
}
