package dev.dhow.watch;

import dev.dhow.spec.HostFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/// What a container is to get at once: first what is removed, then what is written.
///
/// @param rules those of the container's service that copy files
/// @param given what the container has of each of them
/// @param now what there is of each of them
/// @param changes from the one to the other
public record Delivery(List<Rule> rules, List<Tree> given, List<Tree> now, List<Changes> changes) {

  public Delivery {
    rules = List.copyOf(rules);
    given = List.copyOf(given);
    now = List.copyOf(now);
    changes = List.copyOf(changes);
  }

  public static Delivery of(List<Rule> rules, List<Tree> given, List<Tree> now) {
    var changes = new ArrayList<Changes>();
    for (int i = 0; i < rules.size(); i++) {
      changes.add(given.get(i).to(now.get(i)));
    }
    return new Delivery(rules, given, now, changes);
  }

  public boolean isEmpty() {
    return changes.stream().allMatch(Changes::isEmpty);
  }

  /// The rules that something changed for.
  public List<Rule> causes() {
    var causes = new ArrayList<Rule>();
    for (int i = 0; i < rules.size(); i++) {
      if (!changes.get(i).isEmpty()) {
        causes.add(rules.get(i));
      }
    }
    return causes;
  }

  /// What is removed first.
  ///
  /// @param paths absolute ones in the container, which go with everything below
  /// @param kept those that would go as well if nothing were mounted there
  public record Removal(List<String> paths, List<String> kept) {

    public Removal {
      paths = List.copyOf(paths);
      kept = List.copyOf(kept);
    }

    public boolean isEmpty() {
      return paths.isEmpty() && kept.isEmpty();
    }
  }

  /// The root of a container is nothing that anybody means to remove. Of a folder with something
  /// mounted in it go the other files that the container was given.
  public Removal removal(MountPoints mounts) {
    var paths = new TreeSet<String>();
    var kept = new TreeSet<String>();
    for (int i = 0; i < rules.size(); i++) {
      var rule = rules.get(i);
      for (var path : changes.get(i).removed()) {
        var target = rule.inContainer(path);
        if (mounts.leave(target)) {
          paths.add(target);
        } else if (!target.equals("/")) {
          kept.add(target);
          given.get(i).below(path).stream()
              .map(rule::inContainer)
              .filter(below -> mounts.leave(below) && !Tree.isBelow(below, paths))
              .forEach(paths::add);
        }
      }
    }
    paths.remove("/");
    return new Removal(List.copyOf(paths), List.copyOf(kept));
  }

  /// Folders before what is in them.
  public List<HostFile> written() {
    var files = new LinkedHashMap<String, HostFile>();
    for (int i = 0; i < rules.size(); i++) {
      var rule = rules.get(i);
      for (var path : changes.get(i).written()) {
        var facts = Objects.requireNonNull(now.get(i).files().get(path));
        var target = rule.inContainer(path);
        files.put(target, new HostFile(target, rule.onHost(path), facts));
      }
    }
    return new ArrayList<>(files.values());
  }

  /// What the container has once everything was removed that is to be.
  public List<Tree> afterRemoval() {
    var trees = new ArrayList<Tree>();
    for (int i = 0; i < rules.size(); i++) {
      trees.add(given.get(i).without(changes.get(i).removed()));
    }
    return trees;
  }

  /// What the container has once everything was written that is to be, but nothing was removed.
  public List<Tree> afterWriting() {
    var trees = new ArrayList<Tree>();
    for (int i = 0; i < rules.size(); i++) {
      trees.add(given.get(i).written(changes.get(i).written(), now.get(i)));
    }
    return trees;
  }
}
