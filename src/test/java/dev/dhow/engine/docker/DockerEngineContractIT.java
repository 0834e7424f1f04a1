package dev.dhow.engine.docker;

import dev.dhow.engine.Engine;
import dev.dhow.engine.SessionsContract;
import java.time.InstantSource;

/// The port's contract on the real engine that the environment names.
class DockerEngineContractIT extends SessionsContract {

  @Override
  protected Engine connect() {
    return DockerEngine.of(System.getenv(), InstantSource.system());
  }
}
