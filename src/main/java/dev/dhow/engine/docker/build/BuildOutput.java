package dev.dhow.engine.docker.build;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.Progress;
import dev.dhow.engine.docker.json.Json;
import dev.dhow.model.ServiceName;
import java.util.function.Consumer;

/// What a build tells while it runs, turned into progress, and how it ends.
public sealed interface BuildOutput permits ClassicOutput, BuildKitOutput {

  static BuildOutput classic(ServiceName service, Consumer<Progress> progress) {
    return new ClassicOutput(service, progress);
  }

  static BuildOutput buildKit(ServiceName service, Consumer<Progress> progress) {
    return new BuildKitOutput(service, progress);
  }

  /// Takes a message; throws [EngineException.BuildFailed] when it tells of a failure.
  void add(Json message);

  /// The id of the new image, once all messages were taken.
  String image();

  EngineException failed(String why);
}
