package dev.dhow.engine.docker.build;

import dev.dhow.engine.EngineException;
import dev.dhow.model.Entries;
import dev.dhow.spec.BuildSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What of a build a builder cannot do. It is refused, never left out.
public final class BuildSupport {

  private BuildSupport() {}

  /// For a build by the Engine's API, whose BuildKit has no more to offer without a session than
  /// the classic builder.
  ///
  /// @param classic whether BuildKit is there but not wanted
  /// @throws EngineException.BuildFailed when it asks for more
  public static void checkApi(BuildSpec spec, boolean classic) {
    beyondApi(spec)
        .ifPresent(what -> {
          throw failed(
              spec,
              "the classic builder doesn't support " + what,
              classic
                  ? "set DOCKER_BUILDKIT=1 to use BuildKit"
                  : "install buildx, the plugin of the docker command line for BuildKit");
        });
  }

  private static EngineException failed(BuildSpec spec, String why, String hint) {
    return BuildFailure.of(spec.service(), "", why).withHint(hint).exception();
  }

  private static Optional<String> beyondApi(BuildSpec spec) {
    var more = spec.build().advanced();
    var flags = spec.flags();
    var asked = new LinkedHashMap<String, Boolean>();
    asked.put("multi-arch build", spec.platforms().size() > 1);
    asked.put("privileged mode", more.privileged());
    asked.put("additional contexts", !more.additionalContexts().isEmpty());
    asked.put("SSH keys", !spec.ssh().isEmpty());
    asked.put("secrets", !more.secrets().isEmpty());
    asked.put("cache_to", !more.cacheTo().isEmpty());
    asked.put("no_cache_filter", !more.noCacheFilter().isEmpty());
    asked.put("entitlements", !more.entitlements().isEmpty());
    asked.put("provenance", isAsked(more.provenance()) || isAsked(flags.provenance()));
    asked.put("SBOM", isAsked(more.sbom()) || isAsked(flags.sbom()));
    asked.put("a builder of buildx", flags.builder() != null);
    return Entries.of(asked).filter(Map.Entry::getValue).map(Map.Entry::getKey).findFirst();
  }

  private static boolean isAsked(@Nullable String attestation) {
    return attestation != null && !attestation.isEmpty() && !attestation.equals("false");
  }

  /// For a build by BuildKit.
  ///
  /// @throws EngineException.BuildFailed when it asks for what BuildKit has not got
  public static void checkBuildKit(BuildSpec spec) {
    if (!suitsBuildKit(spec)) {
      throw failed(
          spec,
          "BuildKit knows no isolation \"" + spec.build().advanced().isolation() + "\"",
          "remove build.isolation, or set DOCKER_BUILDKIT=0 where the engine runs on Windows");
    }
  }

  /// Whether BuildKit has all that a build asks for.
  public static boolean suitsBuildKit(BuildSpec spec) {
    var isolation = spec.build().advanced().isolation();
    return isolation == null || isolation.isEmpty() || isolation.equals("default");
  }
}
