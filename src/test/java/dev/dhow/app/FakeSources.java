package dev.dhow.app;

import dev.dhow.engine.FakeFiles;
import dev.dhow.watch.Rule;
import dev.dhow.watch.Sources;
import dev.dhow.watch.TestTrees;
import dev.dhow.watch.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Watched folders in memory. A test says what there is of each rule, as [TestTrees] writes it.
final class FakeSources implements Sources, Sources.Opening {
  private final List<Rule> rules = new ArrayList<>();
  private final List<Tree> trees = new ArrayList<>();
  private @Nullable Runnable changed;
  private @Nullable Consumer<String> notice;

  @Override
  public synchronized Sources open(List<Rule> rules, Runnable changed, Consumer<String> notice) {
    this.rules.addAll(rules);
    this.changed = changed;
    this.notice = notice;
    while (trees.size() < rules.size()) {
      trees.add(Tree.EMPTY);
    }
    return this;
  }

  /// What there is of a rule now, which is told if somebody watches.
  void put(int rule, String words) {
    Runnable told;
    synchronized (this) {
      while (trees.size() <= rule) {
        trees.add(Tree.EMPTY);
      }
      trees.set(rule, TestTrees.of(words));
      told = changed;
    }
    if (told != null) {
      told.run();
    }
  }

  /// What there is of the first rules now, seen at once.
  void putAll(String... words) {
    synchronized (this) {
      for (int i = 0; i < words.length; i++) {
        trees.set(i, TestTrees.of(words[i]));
      }
    }
    Objects.requireNonNull(changed).run();
  }

  synchronized void notice(String text) {
    Objects.requireNonNull(notice).accept(text);
  }

  @Override
  public synchronized List<Tree> look() {
    return List.copyOf(trees);
  }

  @Override
  public synchronized Optional<String> digest(Path file) {
    for (int i = 0; i < rules.size(); i++) {
      for (var each : trees.get(i).files().entrySet()) {
        if (rules.get(i).onHost(each.getKey()).equals(file)) {
          return Optional.of(FakeFiles.digest(file, each.getValue()));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {}
}
