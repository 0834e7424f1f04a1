package dev.dhow.engine.docker;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.Progress;
import dev.dhow.engine.docker.json.Json;
import dev.dhow.model.ServiceName;
import java.util.function.Consumer;

/// What a build tells while it runs: lines, layers of the images it starts from, the new image.
final class BuildOutput {
  private final ServiceName service;
  private final Consumer<Progress> progress;
  private final StringBuilder line = new StringBuilder();
  private String step = "";
  private String image = "";

  BuildOutput(ServiceName service, Consumer<Progress> progress) {
    this.service = service;
    this.progress = progress;
  }

  /// Takes a message; throws [EngineException.BuildFailed] when it tells of a failure.
  void add(Json message) {
    var error = message.text("error");
    if (!error.isEmpty()) {
      flush();
      throw failed(error);
    }
    addText(message.text("stream"));
    var layer = message.text("id");
    if (!layer.isEmpty()) {
      var detail = message.at("progressDetail");
      progress.accept(
          new Progress.Layer(
              layer, message.text("status"), detail.number("current"), detail.number("total")));
    }
    var id = message.at("aux").text("ID");
    if (!id.isEmpty()) {
      image = id;
    }
  }

  String image() {
    flush();
    if (image.isEmpty()) {
      throw failed("the engine ended it without an image");
    }
    return image;
  }

  EngineException failed(String why) {
    var where = step.isEmpty() ? "" : ", in " + step;
    return new EngineException.BuildFailed(
        "the build of service \"%s\" failed: %s%s".formatted(service.value(), why.strip(), where),
        null);
  }

  private void addText(String text) {
    line.append(text);
    for (int end = line.indexOf("\n"); end >= 0; end = line.indexOf("\n")) {
      tell(line.substring(0, end));
      line.delete(0, end + 1);
    }
  }

  private void flush() {
    if (!line.isEmpty()) {
      tell(line.toString());
      line.setLength(0);
    }
  }

  private void tell(String text) {
    var shown = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    if (shown.startsWith("Step ")) {
      step = "step" + shown.substring(4);
    }
    progress.accept(new Progress.Line(shown));
  }
}
