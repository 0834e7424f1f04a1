package dev.dhow.execute;

import dev.dhow.engine.Engine;
import dev.dhow.engine.EngineException;
import dev.dhow.engine.LogRequest;
import dev.dhow.event.StepFailedException.Fact;
import dev.dhow.state.ContainerDetail;
import dev.dhow.state.ContainerId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Collects what helps to understand why a container failed: what its exit code means, what its
/// probes said, and its last words.
final class Evidence {
  private static final Logger LOG = LoggerFactory.getLogger(Evidence.class);
  private static final int LINES = 20;
  private static final int PROBES = 3;
  private static final int MOST_BYTES = 64 * 1024;

  private final Engine engine;

  Evidence(Engine engine) {
    this.engine = engine;
  }

  List<Fact> about(ContainerDetail detail) throws InterruptedException {
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
    var lines = lastLines(detail.id());
    if (!lines.isEmpty()) {
      facts.add(new Fact("last lines of its output", lines));
    }
    return facts;
  }

  private static void probes(ContainerDetail detail, List<Fact> facts) {
    var probes = detail.probes();
    for (var probe : probes.subList(Math.max(0, probes.size() - PROBES), probes.size())) {
      var output = probe.output().strip();
      facts.add(
          new Fact(
              "probe ended with exit code " + probe.exitCode(),
              output.isEmpty() ? List.of("no output") : output.lines().toList()));
    }
  }

  private List<String> lastLines(ContainerId container) throws InterruptedException {
    var text = new ByteArrayOutputStream();
    try (var stream = engine.logs(container, new LogRequest(false, null, null, LINES))) {
      for (var frame = stream.next();
          frame != null && text.size() < MOST_BYTES;
          frame = stream.next()) {
        text.writeBytes(frame.bytes());
      }
    } catch (EngineException e) {
      LOG.debug("no output of {} to show", container, e); // gone, or a logging driver without it
    }
    return text.toString(StandardCharsets.UTF_8).lines().map(Evidence::withoutTime).toList();
  }

  private static String withoutTime(String line) {
    return line.substring(line.indexOf(' ') + 1);
  }
}
