package dev.dhow.engine.docker;

import dev.dhow.engine.Engine;
import dev.dhow.engine.SessionsContract;
import java.time.InstantSource;
import java.util.HashMap;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The port's contract on the oldest engine that dhow supports, Engine 20.10.
@EnabledIfEnvironmentVariable(named = "DHOW_OLD_ENGINE", matches = ".+")
@Execution(ExecutionMode.CONCURRENT)
class OldEngineContractIT extends SessionsContract {

  @Override
  protected Engine connect() {
    var environment = new HashMap<>(System.getenv());
    environment.put("DOCKER_HOST", System.getenv("DHOW_OLD_ENGINE"));
    return DockerEngine.of(environment, InstantSource.system());
  }

  /// It takes the size only of what runs already.
  @Override
  protected String[] terminalSize() {
    var script = "until [ \"$(stty size)\" = '33 101' ]; do sleep 0.1; done 2>/dev/null; stty size";
    return new String[] {"sh", "-c", script};
  }

  /// It does not tell what is not there from what cannot be run.
  @Override
  protected int notThere() {
    return 126;
  }
}
