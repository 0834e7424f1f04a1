package dev.dhow.engine.docker.build;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.Progress;
import dev.dhow.engine.docker.json.Json;
import dev.dhow.model.ServiceName;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;

/// Output of the engine's old builder: lines, and layers of the images it starts from.
final class ClassicOutput implements BuildOutput {
  private static final int KEPT_LINES = 20;

  private final ServiceName service;
  private final Consumer<Progress> progress;
  private final StringBuilder line = new StringBuilder();
  private final ArrayDeque<String> last = new ArrayDeque<>();
  private String step = "";
  private String image = "";

  ClassicOutput(ServiceName service, Consumer<Progress> progress) {
    this.service = service;
    this.progress = progress;
  }

  @Override
  public void add(Json message) {
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

  @Override
  public String image() {
    flush();
    if (image.isEmpty()) {
      throw failed("the engine ended it without an image");
    }
    return image;
  }

  @Override
  public EngineException failed(String why) {
    var hint =
        why.contains("BuildKit")
            ? "the engine's old builder was used; unset DOCKER_BUILDKIT, or use a newer engine"
            : null;
    return new BuildFailure(service, step, why, List.copyOf(last), List.of(), hint).exception();
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
      last.clear();
    } else {
      if (last.size() == KEPT_LINES) {
        last.removeFirst();
      }
      last.addLast(shown);
    }
    progress.accept(new Progress.Line(shown));
  }
}
