package dev.dhow.engine.docker;

import dev.dhow.engine.Engine;
import dev.dhow.engine.SessionsContract;
import dev.dhow.it.harness.DockerCli;
import java.time.InstantSource;
import org.junit.jupiter.api.condition.DisabledIf;

/// The port's contract on the real engine that the environment names.
@DisabledIf(
    value = DockerCli.OLD,
    disabledReason = "OldEngineContractIT is the same, with what that engine does otherwise")
class DockerEngineContractIT extends SessionsContract {

  @Override
  protected Engine connect() {
    return DockerEngine.of(System.getenv(), InstantSource.system());
  }
}
