package dev.dhow.engine.docker;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.docker.endpoint.DockerFolder;
import dev.dhow.engine.docker.endpoint.EndpointException;
import dev.dhow.engine.docker.endpoint.EndpointResolver;
import dev.dhow.engine.docker.registry.CredentialProgram;
import dev.dhow.engine.docker.registry.Credentials;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes an engine of what an environment says.
final class DockerConnection {

  private DockerConnection() {}

  static DockerEngine engine(Map<String, String> environment, InstantSource clock) {
    var folder = DockerFolder.of(environment);
    try {
      var endpoint = new EndpointResolver(environment, folder).resolve();
      var credentials = new Credentials(folder, new CredentialProgram(environment));
      var builders = new Builders(folder, endpoint, environment);
      return new DockerEngine(
          endpoint,
          credentials,
          builders,
          clock,
          version(environment),
          () -> folder.config().text("detachKeys"));
    } catch (EndpointException e) {
      throw new EngineException.Unreachable(String.valueOf(e.getMessage()), e.hint(), e);
    }
  }

  private static @Nullable ApiVersion version(Map<String, String> environment) {
    var text = environment.getOrDefault("DOCKER_API_VERSION", "");
    if (text.isEmpty()) {
      return null;
    }
    return ApiVersion.parse(text)
        .orElseThrow(() ->
            new EngineException.Unsupported(
                "DOCKER_API_VERSION is not a version: \"" + text + "\"",
                "write it as " + ApiVersion.NEWEST + ", or leave it unset"));
  }
}
