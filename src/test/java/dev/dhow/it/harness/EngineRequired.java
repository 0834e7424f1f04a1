package dev.dhow.it.harness;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Fails tests that have no engine or no packaged dhow to run with; they are never left out.
final class EngineRequired implements BeforeAllCallback {

  @Override
  public void beforeAll(ExtensionContext context) {
    Dhow.binary();
    DockerCli.requireEngine();
  }
}
