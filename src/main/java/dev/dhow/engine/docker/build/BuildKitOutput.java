package dev.dhow.engine.docker.build;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.Progress;
import dev.dhow.engine.docker.json.Json;
import dev.dhow.model.ServiceName;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Output of BuildKit: a trace of steps that run side by side, each shown under a number of its
/// own. The trace is BuildKit's `StatusResponse`: steps (1), states of transfers (2), logs (3).
final class BuildKitOutput implements BuildOutput {
  private static final String TRACE = "moby.buildkit.trace";

  private final ServiceName service;
  private final Consumer<Progress> progress;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, StringBuilder> lines = new HashMap<>();
  private final Set<String> ended = new HashSet<>();
  private String failedStep = "";
  private String image = "";

  BuildKitOutput(ServiceName service, Consumer<Progress> progress) {
    this.service = service;
    this.progress = progress;
  }

  @Override
  public void add(Json message) {
    var error = message.text("error");
    if (!error.isEmpty()) {
      throw failed(error);
    }
    if (message.text("id").equals(TRACE)) {
      addTrace(message.text("aux"));
    }
    var id = message.at("aux").text("ID");
    if (!id.isEmpty()) {
      image = id;
    }
  }

  @Override
  public String image() {
    if (image.isEmpty()) {
      throw failed("the engine ended it without an image");
    }
    return image;
  }

  @Override
  public EngineException failed(String why) {
    return BuildOutput.failure(service, why, failedStep, null);
  }

  private void addTrace(String encoded) {
    try {
      var trace = WireFields.parse(ByteBuffer.wrap(Base64.getDecoder().decode(encoded)));
      var steps = trace.messages(1);
      steps.forEach(this::start);
      trace.messages(2).forEach(this::addTransfer);
      trace.messages(3).forEach(this::addLog);
      steps.forEach(this::end);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw failed("the engine's account of it cannot be read: " + e.getMessage());
    }
  }

  private void start(WireFields step) {
    var digest = step.text(1);
    boolean started = step.has(5) || isCached(step);
    if (started && !numbers.containsKey(digest)) {
      tell(number(digest), step.text(3));
    }
  }

  private void end(WireFields step) {
    var digest = step.text(1);
    var error = step.text(7);
    boolean over = step.has(6) || isCached(step) || !error.isEmpty();
    if (!over || !ended.add(digest)) {
      return;
    }
    flush(digest);
    if (error.isEmpty()) {
      tell(number(digest), isCached(step) ? "CACHED" : "DONE");
    } else {
      failedStep = failedStep.isEmpty() ? step.text(3) : failedStep;
      tell(number(digest), "ERROR: " + error);
    }
  }

  private static boolean isCached(WireFields step) {
    return step.number(4) != 0;
  }

  private void addTransfer(WireFields state) {
    long total = state.number(5);
    if (total > 0) {
      var id = state.text(1);
      progress.accept(new Progress.Layer(id, state.text(3), state.number(4), total));
    }
  }

  private void addLog(WireFields log) {
    var digest = log.text(1);
    var line = lines.computeIfAbsent(digest, _ -> new StringBuilder()).append(log.text(4));
    for (int end = line.indexOf("\n"); end >= 0; end = line.indexOf("\n")) {
      tell(number(digest), line.substring(0, end).stripTrailing());
      line.delete(0, end + 1);
    }
  }

  private void flush(String digest) {
    var line = lines.remove(digest);
    if (line != null && !line.isEmpty()) {
      tell(number(digest), line.toString());
    }
  }

  private int number(String digest) {
    return numbers.computeIfAbsent(digest, _ -> numbers.size() + 1);
  }

  private void tell(int number, String text) {
    progress.accept(new Progress.Line("#" + number + " " + text));
  }
}
