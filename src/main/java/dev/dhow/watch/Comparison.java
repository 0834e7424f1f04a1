package dev.dhow.watch;

import dev.dhow.spec.FileFacts;
import dev.dhow.spec.FileFacts.Kind;
import dev.dhow.state.FoundFile;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds out what a container has already of a tree, so that only the rest has to be copied. What
/// it has beyond is left alone: nobody knows who put it there.
public final class Comparison {
  /// Above so many questions the whole folder is cheaper.
  private static final int MOST_QUESTIONS = 100;

  private Comparison() {}

  /// The paths, relative to the rule's, that have to be looked at in a container; what is ignored
  /// need not be, however large it is.
  public static Collection<String> questions(Rule rule, Tree tree) {
    var top = tree.top();
    boolean many = top.size() > MOST_QUESTIONS && !rule.target().equals("/");
    return many ? List.of("") : top;
  }

  /// The part of the tree that a container has already.
  ///
  /// @param there what is at those paths and below
  /// @param digest of the content of a file of this machine; empty when it cannot be read
  public static Tree same(
      Rule rule, Tree tree, Map<String, FoundFile> there, Function<Path, Optional<String>> digest) {
    var same = new TreeMap<String, FileFacts>();
    tree.files()
        .forEach((path, facts) -> {
          if (isSame(facts, there.get(path), () -> digest.apply(rule.onHost(path)))) {
            same.put(path, facts);
          }
        });
    return new Tree(same);
  }

  private static boolean isSame(
      FileFacts facts, @Nullable FoundFile found, Supplier<Optional<String>> digest) {
    if (found == null || found.kind() != facts.kind()) {
      return false;
    }
    if (facts.kind() == Kind.LINK) {
      return found.link().equals(facts.link());
    }
    if (found.mode() != facts.mode()) {
      return false;
    }
    return facts.kind() == Kind.FOLDER
        || (found.size() == facts.size()
            && digest.get().filter(found.digest()::equals).isPresent());
  }
}
