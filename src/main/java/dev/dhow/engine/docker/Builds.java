package dev.dhow.engine.docker;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.Progress;
import dev.dhow.engine.docker.build.BuildContext;
import dev.dhow.engine.docker.build.BuildOutput;
import dev.dhow.engine.docker.json.Json;
import dev.dhow.engine.docker.registry.Credentials;
import dev.dhow.model.Build;
import dev.dhow.spec.BuildSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Builds images on the engine, with BuildKit where the engine prefers it. Engine API, `POST
/// /build`.
final class Builds {
  private static final Pattern REMOTE = Pattern.compile("[a-z+]+://.*|git@.*|github\\.com/.*");

  /// How a registry's refusal reads, as far as logging in may help.
  private static final Pattern DENIED =
      Pattern.compile(
          "pull access denied|failed to authorize|failed to fetch (anonymous|oauth) token"
              + "|authorization failed|insufficient_scope|no basic auth credentials"
              + "|unexpected status[^\n]*: (401 Unauthorized|403 Forbidden)");

  /// How BuildKit tells of a step that failed, with the words of its command.
  private static final String COMMAND_FAILED = "did not complete successfully";

  private final Api api;
  private final ErrorMapping errors;
  private final Credentials credentials;
  private final boolean classic;

  /// The engine's two builders.
  private enum Builder {
    CLASSIC(1),
    BUILD_KIT(2);

    private final int version;

    Builder(int version) {
      this.version = version;
    }
  }

  /// @param classic whether BuildKit is not wanted
  Builds(Api api, ErrorMapping errors, Credentials credentials, boolean classic) {
    this.api = api;
    this.errors = errors;
    this.credentials = credentials;
    this.classic = classic;
  }

  String build(BuildSpec spec, Consumer<Progress> progress) throws InterruptedException {
    var logins = credentials.allHeader();
    if (classic || !api.prefersBuildKit()) {
      return build(spec, Builder.CLASSIC, logins, progress);
    }
    try {
      return build(spec, Builder.BUILD_KIT, logins, progress);
    } catch (EngineException.BuildFailed e) {
      // BuildKit takes no logins with the request; the old builder does.
      if (logins == null || !isDenied(String.valueOf(e.getMessage()))) {
        throw e;
      }
      progress.accept(
          new Progress.Line(
              "a registry refused BuildKit, which knows no logins; building again with the"
                  + " classic builder"));
      return build(spec, Builder.CLASSIC, logins, progress);
    }
  }

  private static boolean isDenied(String failure) {
    return DENIED.matcher(failure).find() && !failure.contains(COMMAND_FAILED);
  }

  private String build(
      BuildSpec spec, Builder builder, @Nullable String logins, Consumer<Progress> progress)
      throws InterruptedException {
    var context = context(spec, builder);
    var output =
        switch (builder) {
          case CLASSIC -> BuildOutput.classic(spec.service(), progress);
          case BUILD_KIT -> BuildOutput.buildKit(spec.service(), progress);
        };
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", "application/x-tar");
    if (logins != null) {
      headers.put("X-Registry-Config", logins);
    }
    var target = target(spec, context, builder);
    try (var archive = context == null ? InputStream.nullInputStream() : context.archive();
        var response = api.send(target, headers, context == null ? null : archive);
        var messages = Json.stream(response.getBody())) {
      for (var message = messages.next(); message != null; message = messages.next()) {
        output.add(message);
      }
      return output.image();
    } catch (EngineException.Refused | EngineException.NotFound e) {
      throw output.failed(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw errors.broken(e);
    }
  }

  private static @Nullable BuildContext context(BuildSpec spec, Builder builder) {
    var build = spec.build();
    if (isRemote(build)) {
      return null;
    }
    try {
      return BuildContext.of(
          Path.of(build.context()),
          build.dockerfile(),
          build.dockerfileInline(),
          builder == Builder.CLASSIC);
    } catch (IOException e) {
      throw new EngineException.BuildFailed(
          "the build of service \"%s\" cannot start: %s"
              .formatted(spec.service().value(), e.getMessage()),
          "check build.context and build.dockerfile");
    }
  }

  private static Target target(BuildSpec spec, @Nullable BuildContext context, Builder builder) {
    var build = spec.build();
    var tags = new LinkedHashSet<String>();
    tags.add(spec.image());
    tags.addAll(spec.tags());
    return Target.of("build")
        .with("version", builder.version)
        .with("t", List.copyOf(tags))
        .with("remote", context == null ? build.context() : null)
        .with("dockerfile", context == null ? build.dockerfile() : context.dockerfile())
        .with("buildargs", json(arguments(build)))
        .with("labels", json(spec.labels()))
        .with("target", build.target())
        .with("cachefrom", build.cacheFrom().isEmpty() ? null : Json.text(build.cacheFrom()))
        .with("extrahosts", build.extraHosts().stream().map(Builds::host).toList())
        .with("networkmode", build.network())
        .with("shmsize", build.shmSize() == 0 ? null : build.shmSize())
        .with("platform", spec.platform())
        .with("nocache", spec.noCache() ? 1 : null)
        .with("pull", spec.pull() ? 1 : null)
        .with("forcerm", 1);
  }

  private static boolean isRemote(Build build) {
    return REMOTE.matcher(build.context()).matches();
  }

  private static Map<String, String> arguments(Build build) {
    var arguments = new TreeMap<String, String>();
    build
        .args()
        .forEach((name, value) -> {
          if (value != null) {
            arguments.put(name, value);
          }
        });
    return arguments;
  }

  private static @Nullable String json(Map<String, String> map) {
    return map.isEmpty() ? null : Json.text(map);
  }

  /// `name=address`, as Compose files may write it, is `name:address` to the engine.
  private static String host(String entry) {
    int equals = entry.indexOf('=');
    return equals < 0 ? entry : entry.substring(0, equals) + ":" + entry.substring(equals + 1);
  }
}
