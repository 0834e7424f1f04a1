package dev.dhow.watch;

import dev.dhow.model.ServiceName;
import dev.dhow.watch.Rule.Reaction;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What changes at once ask for, beside copying files: each service with a path that says why. One
/// that is rebuilt gets new containers, and needs no restart.
public record Batch(
    SortedMap<ServiceName, String> rebuilds, SortedMap<ServiceName, String> restarts) {

  public Batch {
    rebuilds = Collections.unmodifiableSortedMap(new TreeMap<>(rebuilds));
    restarts = Collections.unmodifiableSortedMap(new TreeMap<>(restarts));
  }

  /// @param before what the rules were about at the last look, in order
  /// @param now what they are about now
  public static Batch of(List<Rule> rules, List<Tree> before, List<Tree> now) {
    var rebuilds = new TreeMap<ServiceName, String>();
    var restarts = new TreeMap<ServiceName, String>();
    for (int i = 0; i < rules.size(); i++) {
      var rule = rules.get(i);
      if (rule.reaction() != Reaction.REBUILD && rule.reaction() != Reaction.RESTART) {
        continue;
      }
      var changes = before.get(i).to(now.get(i));
      if (!changes.isEmpty()) {
        var asked = rule.reaction() == Reaction.REBUILD ? rebuilds : restarts;
        asked.putIfAbsent(rule.service(), nameOf(rule, changes));
      }
    }
    restarts.keySet().removeAll(rebuilds.keySet());
    return new Batch(rebuilds, restarts);
  }

  private static String nameOf(Rule rule, Changes changes) {
    var path = changes.example();
    return path.isEmpty() ? String.valueOf(rule.root().getFileName()) : path;
  }
}
