package dev.dhow.engine.docker;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.Progress;
import dev.dhow.engine.docker.build.BuildContext;
import dev.dhow.engine.docker.build.BuildOutput;
import dev.dhow.engine.docker.build.BuildSupport;
import dev.dhow.engine.docker.json.Json;
import dev.dhow.engine.docker.registry.Credentials;
import dev.dhow.model.Build;
import dev.dhow.spec.BuildSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
              + "|unauthorized:|authorization failed|insufficient_scope|no basic auth credentials"
              + "|unexpected status[^\n]*: (401 Unauthorized|403 Forbidden)");

  /// How the failure of a step ends whose command, which is told too, may say anything.
  private static final Pattern COMMAND_FAILED = Pattern.compile(": exit code \\d+$");

  private static final String IMAGE_BUILDER = "com.docker.compose.image.builder";
  private static final Progress.Line MEMORY_IGNORED =
      new Progress.Line("--memory is ignored, as BuildKit knows no such limit");

  private final Api api;
  private final ErrorMapping errors;
  private final Credentials credentials;
  private final Pushes pushes;
  private final Supplier<SortedMap<String, String>> proxies;
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

  /// @param proxies arguments for builds that do not set them
  /// @param classic whether BuildKit is not wanted
  Builds(
      Api api,
      ErrorMapping errors,
      Credentials credentials,
      Supplier<SortedMap<String, String>> proxies,
      boolean classic) {
    this.api = api;
    this.errors = errors;
    this.credentials = credentials;
    this.pushes = new Pushes(api, errors, credentials);
    this.proxies = proxies;
    this.classic = classic;
  }

  String build(BuildSpec spec, Consumer<Progress> progress) throws InterruptedException {
    BuildSupport.checkApi(spec, classic);
    var id = buildImage(spec, progress);
    if (spec.push()) {
      for (var tag : spec.tags()) {
        pushes.push(tag, progress);
      }
    }
    return id;
  }

  private String buildImage(BuildSpec spec, Consumer<Progress> progress)
      throws InterruptedException {
    var logins = credentials.all();
    try {
      return buildImage(spec, logins.header(), progress);
    } catch (EngineException.BuildFailed e) {
      throw isDenied(String.valueOf(e.getMessage())) ? logins.explained(e) : e;
    }
  }

  private String buildImage(BuildSpec spec, @Nullable String logins, Consumer<Progress> progress)
      throws InterruptedException {
    if (classic || !api.prefersBuildKit()) {
      return build(spec, Builder.CLASSIC, logins, progress);
    }
    try {
      BuildSupport.checkBuildKit(spec);
      tellOfLimits(spec, progress);
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

  private static void tellOfLimits(BuildSpec spec, Consumer<Progress> progress) {
    if (spec.flags().memory() != 0) {
      progress.accept(MEMORY_IGNORED);
    }
  }

  private static boolean isDenied(String failure) {
    return DENIED.matcher(failure).find() && !COMMAND_FAILED.matcher(failure).find();
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

  private Target target(BuildSpec spec, @Nullable BuildContext context, Builder builder) {
    var build = spec.build();
    var platforms = spec.platforms();
    var limits = build.advanced().ulimits();
    return Target.of("build")
        .with("version", builder.version)
        .with("t", spec.tags())
        .with("remote", context == null ? build.context() : null)
        .with("dockerfile", context == null ? build.dockerfile() : context.dockerfile())
        .with("buildargs", json(arguments(spec)))
        .with("labels", json(labels(spec, builder)))
        .with("target", build.target())
        .with("cachefrom", build.cacheFrom().isEmpty() ? null : Json.text(build.cacheFrom()))
        .with("extrahosts", build.extraHosts().stream().map(Builds::host).toList())
        .with("networkmode", build.network())
        .with("shmsize", build.shmSize() == 0 ? null : build.shmSize())
        .with("ulimits", limits.isEmpty() ? null : Json.text(HostBodies.ulimits(limits)))
        .with("isolation", builder == Builder.CLASSIC ? build.advanced().isolation() : null)
        .with("memory", builder == Builder.CLASSIC ? memory(spec) : null)
        .with("platform", platforms.isEmpty() ? null : platforms.getFirst())
        .with("nocache", spec.noCache() ? 1 : null)
        .with("pull", spec.pull() ? 1 : null)
        .with("forcerm", 1);
  }

  private static boolean isRemote(Build build) {
    return REMOTE.matcher(build.context()).matches();
  }

  private Map<String, String> arguments(BuildSpec spec) {
    var arguments = new TreeMap<>(proxies.get());
    spec.args()
        .forEach((name, value) -> {
          if (value == null) {
            arguments.remove(name);
          } else {
            arguments.put(name, value);
          }
        });
    return arguments;
  }

  /// Images of the classic builder are told apart, as docker compose does.
  private static Map<String, String> labels(BuildSpec spec, Builder builder) {
    var labels = new TreeMap<>(spec.labels());
    if (builder == Builder.CLASSIC) {
      labels.put(IMAGE_BUILDER, "classic");
    }
    return labels;
  }

  private static @Nullable Long memory(BuildSpec spec) {
    return spec.flags().memory() == 0 ? null : spec.flags().memory();
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
