package dev.dhow.engine.docker;

import dev.dhow.engine.ContainerFiles;
import dev.dhow.engine.EngineException;
import dev.dhow.engine.docker.build.ContentArchive;
import dev.dhow.engine.docker.build.HostArchive;
import dev.dhow.spec.ContentFile;
import dev.dhow.spec.HostFile;
import dev.dhow.state.ContainerId;
import dev.dhow.state.FoundFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The files of containers. Engine API, `/containers/{id}/archive`.
final class DockerFiles implements ContainerFiles {
  private final Api api;
  private final ErrorMapping errors;

  DockerFiles(Api api, ErrorMapping errors) {
    this.api = api;
    this.errors = errors;
  }

  @Override
  public SortedMap<String, FoundFile> list(ContainerId container, String path)
      throws InterruptedException {
    var request = api.request("GET", archive(container, path)).build();
    try (var response = api.open(request)) {
      return FoundFiles.read(response.getBody());
    } catch (EngineException.NotFound e) {
      checkPresence(container, e);
      return new TreeMap<>();
    } catch (IOException e) {
      throw errors.broken(e);
    }
  }

  /// The engine says the same of a file that is missing and of a container that is.
  private void checkPresence(ContainerId container, EngineException.NotFound missing)
      throws InterruptedException {
    try {
      var _ = api.get(Target.of("containers", container.value(), "json"));
    } catch (EngineException.NotFound _) {
      throw missing;
    }
  }

  @Override
  public void send(ContainerId container, String folder, List<HostFile> files)
      throws InterruptedException {
    var target = archive(container, folder).with("copyUIDGID", true);
    try {
      put(target, HostArchive.of(folder, files));
    } catch (EngineException.BuildFailed e) {
      // What cannot be read while it is sent was there a moment ago.
      throw new EngineException.Refused(0, "files cannot be sent: " + e.brief(), e.hint());
    }
  }

  void copyInto(ContainerId container, String folder, List<ContentFile> files, Instant modified)
      throws InterruptedException {
    put(archive(container, folder), ContentArchive.of(folder, files, modified));
  }

  private void put(Target target, InputStream archive) throws InterruptedException {
    api.put(target, archive).close();
  }

  private static Target archive(ContainerId container, String path) {
    return Target.of("containers", container.value(), "archive").with("path", path);
  }
}
