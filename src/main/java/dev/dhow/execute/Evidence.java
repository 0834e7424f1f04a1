package dev.dhow.execute;

import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineException;
import dev.dhow.engine.LogRequest;
import dev.dhow.event.StepFailedException.Fact;
import dev.dhow.state.ContainerDetail;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ExitCode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/// Collects what helps to understand why a container failed: what its exit code means, what its
/// probes said, and its last words.
public final class Evidence {
  private static final int LINES = 20;
  private static final int PROBES = 3;
  private static final int MOST_BYTES = 64 * 1024;

  private final Engine engine;

  public Evidence(Engine engine) {
    this.engine = engine;
  }

  /// What is known, the last lines of its output at the end.
  List<Fact> about(ContainerDetail detail) throws InterruptedException {
    return about(detail, lastLines(detail.id()));
  }

  /// @param lines the last ones of its output
  public static List<Fact> about(ContainerDetail detail, List<String> lines) {
    var facts = new ArrayList<Fact>();
    var meaning = ExitCode.meaning(detail.exitCode());
    if (detail.finishedAt() != null && !detail.status().isUp() && !meaning.isEmpty()) {
      facts.add(new Fact("exit code " + detail.exitCode(), List.of(meaning)));
    }
    if (detail.outOfMemory()) {
      facts.add(new Fact("memory", List.of("killed for using more than its limit")));
    }
    if (!detail.error().isEmpty()) {
      facts.add(new Fact("engine", detail.error().lines().toList()));
    }
    probes(detail, facts);
    if (!lines.isEmpty()) {
      facts.add(new Fact("last lines of its output", lines));
    }
    return facts;
  }

  /// Of the latest ones those that failed: one that passed explains nothing.
  private static void probes(ContainerDetail detail, List<Fact> facts) {
    var probes = detail.probes();
    for (var probe : probes.subList(Math.max(0, probes.size() - PROBES), probes.size())) {
      if (probe.exitCode() == 0) {
        continue;
      }
      var output = probe.output().strip();
      facts.add(
          new Fact(
              "probe ended with exit code " + probe.exitCode(),
              output.isEmpty() ? List.of("no output") : output.lines().toList()));
    }
  }

  /// Empty where the engine does not give its output.
  public List<String> lastLines(ContainerId container) throws InterruptedException {
    var text = new ByteArrayOutputStream();
    try (var stream = engine.logs(container, new LogRequest(false, null, null, LINES))) {
      for (var frame = stream.next();
          frame != null && text.size() < MOST_BYTES;
          frame = stream.next()) {
        text.writeBytes(frame.bytes());
      }
    } catch (EngineException e) {
      // Gone, or a logging driver without it.
      LoggerFactory.getLogger(Evidence.class).debug("no output of {} to show", container, e);
    }
    return text.toString(StandardCharsets.UTF_8).lines().map(Evidence::withoutTime).toList();
  }

  private static String withoutTime(String line) {
    return line.substring(line.indexOf(' ') + 1);
  }
}
