package dev.dhow.engine.docker.build;

import dev.dhow.engine.Progress;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The account of a build by BuildKit: steps that run side by side, each shown under a number of
/// its own, of the one that failed the last lines are kept.
public final class BuildTrace {
  private static final int KEPT_LINES = 20;

  private final Consumer<Progress> progress;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, StringBuilder> unfinished = new HashMap<>();
  private final Map<String, ArrayDeque<String>> last = new HashMap<>();
  private final Set<String> ended = new HashSet<>();
  private String failedStep = "";
  private List<String> failedLines = List.of();

  /// A step as BuildKit tells of it, again and again.
  ///
  /// @param name such as `[2/3] RUN make`
  /// @param error empty unless it failed
  public record Step(
      String digest,
      String name,
      boolean started,
      boolean completed,
      boolean cached,
      String error) {

    boolean isOver() {
      return completed || cached || !error.isEmpty();
    }
  }

  public BuildTrace(Consumer<Progress> progress) {
    this.progress = progress;
  }

  /// The step that failed first; empty when none has.
  public String failedStep() {
    return failedStep;
  }

  /// What the step wrote last that failed first.
  public List<String> failedLines() {
    return failedLines;
  }

  /// To be called for all steps of a message before what else it tells.
  public void start(Step step) {
    if ((step.started() || step.cached()) && !numbers.containsKey(step.digest())) {
      tell(number(step.digest()), step.name());
    }
  }

  /// To be called for all steps of a message after what else it tells.
  public void end(Step step) {
    if (!step.isOver() || !ended.add(step.digest())) {
      return;
    }
    flush(step.digest());
    var lines = last.remove(step.digest());
    int number = number(step.digest());
    if (step.error().isEmpty()) {
      tell(number, step.cached() ? "CACHED" : "DONE");
    } else if (isCancelled(step.error())) {
      tell(number, "CANCELED");
    } else {
      if (failedStep.isEmpty()) {
        failedStep = step.name();
        failedLines = lines == null ? List.of() : List.copyOf(lines);
      }
      tell(number, "ERROR: " + step.error());
    }
  }

  /// Whether it ended only because others did.
  public static boolean isCancelled(String error) {
    return error.contains("context canceled");
  }

  /// How much of something was transferred.
  public void transfer(String id, String status, long current, long total) {
    if (total > 0) {
      progress.accept(new Progress.Layer(id, status, current, total));
    }
  }

  /// What a step wrote, which may end in the middle of a line.
  public void write(String digest, String text) {
    var line = unfinished.computeIfAbsent(digest, _ -> new StringBuilder()).append(text);
    for (int end = line.indexOf("\n"); end >= 0; end = line.indexOf("\n")) {
      keep(digest, line.substring(0, end).stripTrailing());
      line.delete(0, end + 1);
    }
  }

  private void flush(String digest) {
    var line = unfinished.remove(digest);
    if (line != null && !line.isEmpty()) {
      keep(digest, line.toString());
    }
  }

  private void keep(String digest, String line) {
    var lines = last.computeIfAbsent(digest, _ -> new ArrayDeque<>());
    if (lines.size() == KEPT_LINES) {
      lines.removeFirst();
    }
    lines.addLast(line);
    tell(number(digest), line);
  }

  private int number(String digest) {
    return numbers.computeIfAbsent(digest, _ -> numbers.size() + 1);
  }

  private void tell(int number, String text) {
    progress.accept(new Progress.Line("#" + number + " " + text));
  }
}
