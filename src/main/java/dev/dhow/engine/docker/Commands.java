package dev.dhow.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.SyncDockerCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.dhow.engine.EngineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// docker-java's commands, with their failures in our words. The client is made by the first of
/// them, as reading commands of dhow never need it.
final class Commands {
  private final DockerHttpClient http;
  private final Api api;
  private final ErrorMapping errors;
  private volatile @Nullable DockerClient client;

  Commands(DockerHttpClient http, Api api, ErrorMapping errors) {
    this.http = http;
    this.api = api;
    this.errors = errors;
  }

  /// Runs a command. One that finds its wish already true (304) has succeeded.
  void run(Function<DockerClient, SyncDockerCmd<?>> command) throws InterruptedException {
    try {
      command.apply(client()).exec();
    } catch (NotModifiedException _) {
      // As it should be.
    } catch (DockerException e) {
      throw refused(e);
    } catch (UncheckedIOException e) {
      throw errors.broken(e);
    } catch (RuntimeException e) {
      // docker-java wraps whatever fails while it reads an answer.
      if (e.getCause() instanceof IOException cause) {
        throw errors.broken(cause);
      }
      throw e;
    }
  }

  /// Runs a command that removes something: what is gone already needs no removing.
  void remove(Function<DockerClient, SyncDockerCmd<?>> command) throws InterruptedException {
    try {
      run(command);
    } catch (EngineException.NotFound _) {
      // Somebody else was faster.
    }
  }

  private EngineException refused(DockerException e) {
    var message = e.getMessage();
    int body = message == null ? -1 : message.indexOf(": ");
    return errors.refused(
        e.getHttpStatus(), message == null || body < 0 ? "" : message.substring(body + 2));
  }

  private DockerClient client() throws InterruptedException {
    var made = client;
    if (made == null) {
      made = DockerClientImpl.getInstance(new ClientConfig(api.version()), http);
      client = made;
    }
    return made;
  }
}
