package dev.dhow.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.model.ServiceName;
import dev.dhow.spec.FileFacts.Kind;
import dev.dhow.state.FoundFile;
import dev.dhow.watch.Rule.Reaction;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Rule RULE = rule("/app");

  private static Rule rule(String target) {
    return new Rule(
        new ServiceName("web"),
        Path.of("/src"),
        Reaction.SYNC,
        target,
        null,
        true,
        PathFilter.everything());
  }

  private static Tree same(Tree tree, Map<String, FoundFile> there) {
    return Comparison.same(
        RULE, tree, there, path -> Optional.of("digest of " + path.getFileName()));
  }

  private static FoundFile file(int mode, long size, String digest) {
    return new FoundFile(Kind.FILE, mode, size, digest, "");
  }

  @Test
  void what_is_the_same_need_not_be_copied() {
    var there =
        Map.of(
            "a", file(0644, 10, "digest of a"),
            "size", file(0644, 11, "digest of size"),
            "mode", file(0600, 10, "digest of mode"),
            "content", file(0644, 10, "another"),
            "d", new FoundFile(Kind.FOLDER, 0755, 0, "", ""),
            "kind", new FoundFile(Kind.FOLDER, 0755, 0, "", ""),
            "l", new FoundFile(Kind.LINK, 0777, 0, "", "1"),
            "m", new FoundFile(Kind.LINK, 0777, 0, "", "2"),
            "more", file(0644, 10, "digest of more"));

    var tree = TestTrees.of("a=1 size=1 mode=1 content=1 d/ kind=1 l@=1 m@=1 missing=1");

    assertThat(same(tree, there).files().keySet()).containsExactly("a", "d", "l");
  }

  @Test
  void what_cannot_be_read_is_copied() {
    var tree = TestTrees.of("a=1");
    var there = Map.of("a", file(0644, 10, "digest of a"));

    assertThat(Comparison.same(RULE, tree, there, _ -> Optional.empty())).isEqualTo(Tree.EMPTY);
  }

  @Test
  void only_what_is_copied_is_asked_for_unless_that_takes_too_many_questions() {
    var many =
        IntStream.range(0, 200).mapToObj(i -> "f" + i + "=1").collect(Collectors.joining(" "));

    assertThat(Comparison.questions(RULE, TestTrees.of("a=1 d/ d/b=1 d/e=1")))
        .containsExactly("a", "d");
    assertThat(Comparison.questions(RULE, TestTrees.of("=1"))).containsExactly("");
    assertThat(Comparison.questions(RULE, TestTrees.of(many))).containsExactly("");
    assertThat(Comparison.questions(rule("/"), TestTrees.of(many))).hasSize(200);
  }
}
