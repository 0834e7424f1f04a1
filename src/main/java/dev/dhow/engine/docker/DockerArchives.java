package dev.dhow.engine.docker;

import dev.dhow.engine.CommitSpec;
import dev.dhow.engine.ContainerArchives;
import dev.dhow.engine.EngineException;
import dev.dhow.engine.docker.json.Json;
import dev.dhow.engine.docker.registry.Reference;
import dev.dhow.state.ContainerId;
import dev.dhow.state.PathFacts;
import dev.dhow.state.PathFacts.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Containers as archives and images. Engine API, `/containers/{id}/archive`,
/// `/containers/{id}/export` and `/commit`.
final class DockerArchives implements ContainerArchives {
  private static final String FACTS = "X-Docker-Container-Path-Stat";
  private static final long FOLDER = 1L << 31;
  private static final long LINK = 1L << 27;
  private static final long SPECIAL = 0b1111L << 24 | 1L << 21 | 1L << 19;

  private final Api api;
  private final ErrorMapping errors;

  DockerArchives(Api api, ErrorMapping errors) {
    this.api = api;
    this.errors = errors;
  }

  @Override
  public Optional<PathFacts> look(ContainerId container, String path) throws InterruptedException {
    var request = api.request("HEAD", archive(container, path)).build();
    try (var answer = api.open(request)) {
      var told = Objects.requireNonNullElse(answer.getHeader(FACTS), "");
      return Optional.of(facts(Json.read(Base64.getDecoder().decode(told))));
    } catch (EngineException.NotFound _) {
      return Optional.empty();
    } catch (IOException e) {
      throw errors.broken(e);
    }
  }

  /// Kinds are told as bits of the engine's programming language.
  private static PathFacts facts(Json told) {
    long mode = told.number("mode");
    if ((mode & FOLDER) != 0) {
      return new PathFacts(Kind.FOLDER, "");
    }
    if ((mode & LINK) != 0) {
      return new PathFacts(Kind.LINK, told.text("linkTarget"));
    }
    return new PathFacts((mode & SPECIAL) == 0 ? Kind.FILE : Kind.OTHER, "");
  }

  @Override
  public InputStream read(ContainerId container, String path) throws InterruptedException {
    return new AnswerStream(api.open(api.request("GET", archive(container, path)).build()));
  }

  @Override
  public void write(ContainerId container, String folder, InputStream archive, boolean owners)
      throws InterruptedException {
    var target =
        archive(container, folder)
            .with("noOverwriteDirNonDir", "true")
            .with("copyUIDGID", owners ? "true" : null);
    try {
      api.put(target, archive).close();
    } catch (EngineException.BuildFailed e) {
      // What cannot be read while it is sent was there a moment ago.
      throw new EngineException.Refused(0, "files cannot be sent: " + e.brief(), e.hint());
    }
  }

  private static Target archive(ContainerId container, String path) {
    return Target.of("containers", container.value(), "archive").with("path", path);
  }

  @Override
  public InputStream export(ContainerId container) throws InterruptedException {
    var target = Target.of("containers", container.value(), "export");
    return new AnswerStream(api.open(api.request("GET", target).build()));
  }

  @Override
  public String commit(ContainerId container, CommitSpec image) throws InterruptedException {
    var reference = image.reference() == null ? null : Reference.parse(image.reference());
    var target =
        Target.of("commit")
            .with("container", container.value())
            .with("repo", reference == null ? null : reference.name())
            .with("tag", reference == null ? null : reference.tagOrDigest())
            .with("author", filled(image.author()))
            .with("comment", filled(image.message()))
            .with("pause", image.pause() ? null : "0")
            .with("changes", image.changes());
    return api.post(target, new Fields().map()).text("Id");
  }

  private static @Nullable String filled(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
