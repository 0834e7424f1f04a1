package dev.dhow.engine.docker;

import dev.dhow.engine.InsightContract;
import java.time.InstantSource;

/// What people can ask the real engine that the environment names.
class DockerInsightContractIT extends InsightContract {

  @Override
  protected Connection connect() {
    var engine = DockerEngine.of(System.getenv(), InstantSource.system());
    return new Connection(engine, engine.insight());
  }
}
