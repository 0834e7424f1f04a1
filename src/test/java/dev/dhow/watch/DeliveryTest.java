package dev.dhow.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.model.ServiceName;
import dev.dhow.spec.FileFacts;
import dev.dhow.spec.FileFacts.Kind;
import dev.dhow.spec.HostFile;
import dev.dhow.watch.Rule.Reaction;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {
  private static final Rule SOURCES = rule("/srv/shop/src", "/app");
  private static final Rule WHOLE = rule("/srv/shop/etc", "/");

  private static Rule rule(String root, String target) {
    return new Rule(
        new ServiceName("web"),
        Path.of(root),
        Reaction.SYNC,
        target,
        null,
        false,
        PathFilter.everything());
  }

  @Test
  void files_go_below_the_target() {
    var delivery =
        Delivery.of(
            List.of(SOURCES, WHOLE),
            List.of(TestTrees.of("old=1 d/ d/a=1"), TestTrees.of("")),
            List.of(TestTrees.of("d/ d/a=2"), TestTrees.of("motd=1")));

    assertThat(delivery.removal(MountPoints.NONE).paths()).containsExactly("/app/old");
    assertThat(delivery.written())
        .extracting(HostFile::target)
        .containsExactly("/app/d/a", "/motd");
    assertThat(delivery.written().getFirst().source()).isEqualTo(Path.of("/srv/shop/src/d/a"));
    assertThat(delivery.causes()).containsExactly(SOURCES, WHOLE);
  }

  @Test
  void a_watched_file_is_its_target() {
    var delivery =
        Delivery.of(List.of(SOURCES), List.of(TestTrees.of("=1")), List.of(TestTrees.of("=2")));

    assertThat(delivery.written()).extracting(HostFile::target).containsExactly("/app");
  }

  @Test
  void the_root_of_a_container_is_never_removed() {
    var delivery = Delivery.of(List.of(WHOLE), List.of(TestTrees.of("=1")), List.of(Tree.EMPTY));

    assertThat(delivery.removal(MountPoints.NONE).paths()).isEmpty();
  }

  @Test
  void what_is_mounted_at_above_or_below_a_path_keeps_it() {
    var mounts = new MountPoints(new TreeSet<>(List.of("/app/data", "/app/x/y", "/app/lib")));
    var given = "data/ data/a=1 data-b=1 lib/ lib/c/ lib/c/d=1 x/ x/y/ x/y/e=1 x/z/ x/z/f=1";
    var now = "lib/";

    var removal =
        Delivery.of(List.of(SOURCES), List.of(TestTrees.of(given)), List.of(TestTrees.of(now)))
            .removal(mounts);

    assertThat(removal.kept()).containsExactly("/app/data", "/app/lib/c", "/app/x");
    assertThat(removal.paths()).containsExactly("/app/data-b", "/app/x/z");
  }

  @Test
  void the_root_of_a_container_is_not_told_as_kept() {
    var mounts = new MountPoints(new TreeSet<>(List.of("/proc")));
    var delivery = Delivery.of(List.of(WHOLE), List.of(TestTrees.of("=1")), List.of(Tree.EMPTY));

    assertThat(delivery.removal(mounts).isEmpty()).isTrue();
  }

  /// Whatever happens to the files, and however much of it is seen at once, a container that does
  /// what it is told ends with the same files.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void any_sequence_of_changes_ends_equal(long seed) {
    var random = new Random(seed);
    var container = new TreeMap<String, FileFacts>();
    var given = List.of(Tree.EMPTY);
    var now = Tree.EMPTY;
    for (int i = 0; i < 400; i++) {
      now = TestTrees.changed(now, random);
      if (random.nextInt(3) == 0) {
        var delivery = Delivery.of(List.of(SOURCES), given, List.of(now));
        if (random.nextInt(4) == 0) {
          write(container, delivery); // it does not run, so that nothing can be removed
          given = delivery.afterWriting();
        } else {
          remove(container, delivery);
          given = delivery.afterRemoval();
          var rest = Delivery.of(List.of(SOURCES), given, List.of(now));
          assertThat(rest.removal(MountPoints.NONE).paths()).isEmpty();
          write(container, rest);
          given = rest.afterWriting();
          assertThat(given).containsExactly(now);
          assertThat(container).isEqualTo(inContainer(now));
        }
      }
    }
  }

  private static Map<String, FileFacts> inContainer(Tree tree) {
    var files = new TreeMap<String, FileFacts>();
    tree.files().forEach((path, facts) -> files.put("/app/" + path, facts));
    return files;
  }

  private static void remove(Map<String, FileFacts> container, Delivery delivery) {
    for (var path : delivery.removal(MountPoints.NONE).paths()) {
      container.keySet().removeIf(each -> each.equals(path) || each.startsWith(path + "/"));
    }
  }

  /// As an engine unpacks an archive: what is in the way of something else goes first.
  private static void write(Map<String, FileFacts> container, Delivery delivery) {
    for (var file : delivery.written()) {
      var path = file.target();
      var there = container.get(path);
      if (there != null && (there.kind() != Kind.FOLDER || file.facts().kind() != Kind.FOLDER)) {
        container.keySet().removeIf(each -> each.equals(path) || each.startsWith(path + "/"));
      }
      container.put(path, file.facts());
    }
  }
}
