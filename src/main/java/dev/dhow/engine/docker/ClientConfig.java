package dev.dhow.engine.docker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.core.SSLConfig;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What docker-java's commands ask of their surroundings. Addresses, TLS and credentials are not
/// among it, as the transport is our own; docker-java's default would read them all at start-up.
record ClientConfig(ApiVersion version) implements DockerClientConfig {

  @Override
  public URI getDockerHost() {
    return URI.create("unix:///");
  }

  @Override
  public RemoteApiVersion getApiVersion() {
    return RemoteApiVersion.create(version.major(), version.minor());
  }

  @Override
  public @Nullable String getRegistryUsername() {
    return null;
  }

  @Override
  public @Nullable String getRegistryPassword() {
    return null;
  }

  @Override
  public @Nullable String getRegistryEmail() {
    return null;
  }

  @Override
  public @Nullable String getRegistryUrl() {
    return null;
  }

  @Override
  public @Nullable AuthConfig effectiveAuthConfig(String imageName) {
    return null;
  }

  @Override
  public AuthConfigurations getAuthConfigurations() {
    return new AuthConfigurations();
  }

  @Override
  @SuppressWarnings("deprecation") // the interface asks for it
  public @Nullable SSLConfig getSSLConfig() {
    return null;
  }

  @Override
  public ObjectMapper getObjectMapper() {
    return new ObjectMapper();
  }
}
