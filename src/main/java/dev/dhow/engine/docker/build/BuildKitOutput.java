package dev.dhow.engine.docker.build;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.Progress;
import dev.dhow.engine.docker.json.Json;
import dev.dhow.model.ServiceName;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

/// Output of BuildKit behind the Engine API. The trace is BuildKit's `StatusResponse`: steps (1),
/// states of transfers (2), logs (3).
final class BuildKitOutput implements BuildOutput {
  private static final String TRACE = "moby.buildkit.trace";

  private final ServiceName service;
  private final BuildTrace trace;
  private String image = "";

  BuildKitOutput(ServiceName service, Consumer<Progress> progress) {
    this.service = service;
    this.trace = new BuildTrace(progress);
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
    return new BuildFailure(service, trace.failedStep(), why, trace.failedLines(), List.of(), null)
        .exception();
  }

  private void addTrace(String encoded) {
    try {
      var status = WireFields.parse(ByteBuffer.wrap(Base64.getDecoder().decode(encoded)));
      var steps = status.messages(1).stream().map(BuildKitOutput::step).toList();
      steps.forEach(trace::start);
      for (var state : status.messages(2)) {
        trace.transfer(state.text(1), state.text(3), state.number(4), state.number(5));
      }
      status.messages(3).forEach(log -> trace.write(log.text(1), log.text(4)));
      steps.forEach(trace::end);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw failed("the engine's account of it cannot be read: " + e.getMessage());
    }
  }

  private static BuildTrace.Step step(WireFields step) {
    return new BuildTrace.Step(
        step.text(1), step.text(3), step.has(5), step.has(6), step.number(4) != 0, step.text(7));
  }
}
