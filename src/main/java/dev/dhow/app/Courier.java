package dev.dhow.app;

import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineException;
import dev.dhow.state.ContainerId;
import dev.dhow.state.FoundFile;
import dev.dhow.watch.Comparison;
import dev.dhow.watch.Delivery;
import dev.dhow.watch.MountPoints;
import dev.dhow.watch.Rule;
import dev.dhow.watch.Sources;
import dev.dhow.watch.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Keeps the files of one container level with those of this machine, and knows what it has given
/// it. What could not be done is due the next time.
final class Courier {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MOST_PATHS = 500;
  private static final int CANNOT_BE_RUN = 126;

  private final Engine engine;
  private final ContainerId container;
  private final String folder;
  private final MountPoints mounts;
  private final List<Rule> rules;
  private final Set<Rule> begun = new LinkedHashSet<>();
  private final Set<String> kept = new TreeSet<>();
  private List<Tree> given;

  /// @param folder that everything is unpacked in
  private Courier(
      Engine engine,
      ContainerId container,
      String folder,
      MountPoints mounts,
      List<Rule> rules,
      List<Tree> given) {
    this.engine = engine;
    this.container = container;
    this.folder = folder;
    this.mounts = mounts;
    this.rules = rules;
    this.given = given;
  }

  /// For a container that is seen for the first time.
  ///
  /// @param now what there is of each rule
  /// @param baseline what its image has of each rule, as far as is known
  static Courier of(
      Engine engine,
      ContainerId container,
      String folder,
      MountPoints mounts,
      List<Rule> rules,
      List<Tree> now,
      List<Tree> baseline,
      Sources sources)
      throws InterruptedException {
    var given = new ArrayList<Tree>();
    for (int i = 0; i < rules.size(); i++) {
      given.add(
          rules.get(i).initialSync()
              ? compared(engine, container, rules.get(i), now.get(i), sources)
              : baseline.get(i));
    }
    return new Courier(engine, container, folder, mounts, rules, given);
  }

  private static Tree compared(
      Engine engine, ContainerId container, Rule rule, Tree now, Sources sources)
      throws InterruptedException {
    var there = new TreeMap<String, FoundFile>();
    for (var question : Comparison.questions(rule, now)) {
      engine
          .files()
          .list(container, rule.inContainer(question))
          .forEach((rest, found) -> there.put(joined(question, rest), found));
    }
    return Comparison.same(rule, now, there, sources::digest);
  }

  private static String joined(String path, String rest) {
    return path.isEmpty() || rest.isEmpty() ? path + rest : path + "/" + rest;
  }

  /// What was done, and whether that is all.
  ///
  /// @param removed how many paths were removed
  /// @param kept paths that stay, as something is mounted there
  /// @param written how many files, folders and links were written
  /// @param causes the rules that something was done for
  /// @param left how many paths are still to be removed, once the container runs
  /// @param stuck why what was to be removed stays for good; empty when nothing does
  record Done(
      int removed, List<String> kept, int written, List<Rule> causes, int left, String stuck) {

    Done {
      kept = List.copyOf(kept);
      causes = List.copyOf(causes);
    }

    boolean isNothing() {
      return removed == 0 && kept.isEmpty() && written == 0;
    }
  }

  /// Brings everything that is due. What does not run can be written to, but nothing can be removed
  /// from it.
  ///
  /// @throws EngineException when the rest could not be done
  Done bring(List<Tree> now, boolean runs) throws InterruptedException {
    var delivery = Delivery.of(rules, given, now);
    var removal = delivery.removal(mounts);
    var removed = removal.paths();
    var stuck = "";
    if (runs && !removal.isEmpty()) {
      stuck = remove(removed);
      given = delivery.afterRemoval();
      kept.addAll(removal.kept()); // should the rest fail
      if (stuck.isEmpty() && !removed.isEmpty()) {
        begun.addAll(delivery.causes());
      }
    }
    var rest = Delivery.of(rules, given, now);
    var files = rest.written();
    if (!files.isEmpty()) {
      engine.files().send(container, folder, files);
    }
    given = rest.afterWriting();
    int gone = runs && stuck.isEmpty() ? removed.size() : 0;
    if (!files.isEmpty()) {
      begun.addAll(rest.causes());
    }
    var causes = List.copyOf(begun);
    begun.clear();
    var stayed = List.copyOf(kept);
    kept.clear();
    return new Done(gone, stayed, files.size(), causes, runs ? 0 : removed.size(), stuck);
  }

  private static String some(List<String> paths) {
    var first = String.join(", ", paths.subList(0, Math.min(3, paths.size())));
    return paths.size() > 3 ? first + " and " + (paths.size() - 3) + " more" : first;
  }

  /// @return why it can never be done; empty when it was
  private String remove(List<String> paths) throws InterruptedException {
    for (int from = 0; from < paths.size(); from += MOST_PATHS) {
      var command = new ArrayList<>(List.of("rm", "-rf", "--"));
      command.addAll(paths.subList(from, Math.min(from + MOST_PATHS, paths.size())));
      // Not as the container's user, who may not remove what the image brought along.
      var result = engine.exec(container, command, "0", PATIENCE);
      var output = result.output().strip();
      if (result.exitCode() >= CANNOT_BE_RUN) {
        return "there is no `rm` in it to remove %s (%s)".formatted(some(paths), output);
      }
      if (result.exitCode() != 0) {
        throw new EngineException.Refused(
            0, "files cannot be removed: " + output, "see what holds them with `dhow exec`");
      }
    }
    return "";
  }
}
