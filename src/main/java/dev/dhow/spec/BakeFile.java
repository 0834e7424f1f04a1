package dev.dhow.spec;

import dev.dhow.model.Build;
import dev.dhow.model.Entries;
import dev.dhow.model.ServiceName;
import dev.dhow.model.Sorted;
import dev.dhow.model.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Builds as a file for `docker buildx bake`: the one that docker compose makes of them, byte for
/// byte, but for its order of lists that come from mappings.
public final class BakeFile {
  private static final Pattern GIT =
      Pattern.compile(
          "git://.*|ssh://.*|git@.*|github\\.com/.*|https?://[^#?]+\\.git(#.*)?|[^/:@]+@[^/:]+:.*");
  private static final Pattern URL = Pattern.compile("[a-z][a-z0-9+.-]*://.*");
  private static final String INSECURE = "security.insecure";

  private final SortedMap<ServiceName, BuildSpec> builds = new TreeMap<>();
  private final Map<ServiceName, String> targets = new LinkedHashMap<>();
  private final List<ServiceName> wanted;
  private final Settings settings;

  /// What is known only where the builds are made.
  ///
  /// @param proxyArgs for builds that do not set them
  /// @param realFolder an absolute path without symbolic links; itself when there is no such folder
  public record Settings(SortedMap<String, String> proxyArgs, UnaryOperator<Path> realFolder) {

    /// Nothing is known.
    public static final Settings NONE =
        new Settings(Collections.emptySortedMap(), UnaryOperator.identity());

    public Settings {
      proxyArgs = Sorted.copyOf(proxyArgs);
    }
  }

  /// @param wanted what is to be built; what they take files from comes by itself
  /// @param others builds that are only mentioned, as docker compose mentions all of a project
  public BakeFile(Collection<BuildSpec> wanted, Collection<BuildSpec> others, Settings settings) {
    wanted.forEach(this::add);
    others.forEach(this::add);
    this.wanted = wanted.stream().map(BuildSpec::service).sorted().distinct().toList();
    this.settings = settings;
    var taken = new HashSet<String>();
    for (var service : builds.keySet()) {
      var target = service.value().replace('.', '_');
      while (!taken.add(target)) {
        target += "_";
      }
      targets.put(service, target);
    }
  }

  private void add(BuildSpec build) {
    builds.putIfAbsent(build.service(), build);
    build.contexts().forEach(this::add);
  }

  /// How the file calls the build of a service.
  public String target(ServiceName service) {
    var target = targets.get(service);
    if (target == null) {
      throw new IllegalArgumentException("service " + service + " is not built here");
    }
    return target;
  }

  /// The targets whose images a build takes files from, directly or not.
  public Set<String> contextTargets(BuildSpec build) {
    var found = new TreeSet<String>();
    for (var context : build.contexts()) {
      found.add(target(context.service()));
      found.addAll(contextTargets(context));
    }
    return found;
  }

  /// Folders and files that the builds read, in their order.
  public List<String> reads() {
    var read = new ArrayList<String>();
    for (var build : builds.values()) {
      read.add(build.build().context());
      build.build().advanced().additionalContexts().values().stream()
          .filter(context -> !isRemote(context))
          .forEach(read::add);
    }
    return read.stream().distinct().toList();
  }

  /// Whether a build may do what could harm the machine that builds.
  public boolean isPrivileged() {
    return builds.values().stream().anyMatch(build -> entitlements(build).contains(INSECURE));
  }

  /// Variables that the program is to have for secrets.
  public SortedMap<String, String> secretVariables() {
    var variables = new TreeMap<String, String>();
    for (var build : builds.values()) {
      for (var secret : build.secrets()) {
        if (secret.variable() != null) {
          variables.put(secret.variable(), secret.value() == null ? "" : secret.value());
        }
      }
    }
    return variables;
  }

  /// The file's text, JSON without a line break at the end.
  public String text() {
    var group = new FieldsBuilder();
    group.put("targets", Value.texts(wanted.stream().map(this::target).toList()));
    var all = new FieldsBuilder();
    builds.values().stream()
        .sorted((one, other) -> target(one.service()).compareTo(target(other.service())))
        .forEach(build -> all.put(target(build.service()), target(build)));
    return Json.pretty(
        new FieldsBuilder()
            .put("group", new FieldsBuilder().put("default", group.build()).build())
            .put("target", all.build())
            .build());
  }

  private Value target(BuildSpec spec) {
    var build = spec.build();
    var more = build.advanced();
    return new FieldsBuilder()
        .text("context", build.context())
        .mapping("contexts", contexts(more.additionalContexts()))
        .text("dockerfile", dockerfile(build.context(), build.dockerfile()))
        .text("dockerfile-inline", escaped(build.dockerfileInline()))
        .mapping("args", arguments(spec))
        .mapping("labels", spec.labels())
        .texts("tags", spec.tags())
        .texts("cache-from", build.cacheFrom())
        .texts("cache-to", more.cacheTo())
        .text("target", build.target())
        .texts("secret", spec.secrets().stream().map(BakeFile::secret).toList())
        .texts("ssh", keyed(spec.ssh()))
        .texts("platforms", spec.platforms())
        .flag("pull", spec.pull())
        .flag("no-cache", spec.noCache())
        .texts("no-cache-filter", more.noCacheFilter())
        .text("network", build.network())
        .bytes("shm-size", build.shmSize())
        .texts("ulimits", BakeLists.ulimits(more.ulimits()))
        .text("call", spec.flags().check() ? "lint" : null)
        .texts("entitlements", entitlements(spec))
        .mapping("extra-hosts", BakeLists.hosts(build.extraHosts()))
        .texts("output", output(spec))
        .texts("attest", attestations(more.provenance(), more.sbom()))
        .build();
  }

  private SortedMap<String, String> contexts(SortedMap<String, String> contexts) {
    var named = new TreeMap<>(contexts);
    named.replaceAll((_, context) ->
        Build.contextService(context).map(service -> "target:" + target(service)).orElse(context));
    return named;
  }

  /// Absolute, unless it lies where the builder fetches it from.
  private @Nullable String dockerfile(String context, @Nullable String dockerfile) {
    if (dockerfile == null || dockerfile.isEmpty() || isRemote(context)) {
      return dockerfile;
    }
    var file = Path.of(context).resolve(dockerfile).normalize();
    var folder = file.getParent();
    return folder == null
        ? file.toString()
        : settings.realFolder().apply(folder).resolve(file.getFileName()).toString();
  }

  private SortedMap<String, String> arguments(BuildSpec spec) {
    var arguments = new TreeMap<String, String>(settings.proxyArgs());
    spec.args()
        .forEach((name, value) -> {
          if (value == null) {
            arguments.remove(name);
          } else {
            arguments.put(name, value);
          }
        });
    arguments.replaceAll((_, value) -> value.replace("${", "$${"));
    return arguments;
  }

  private static @Nullable String escaped(@Nullable String text) {
    return text == null ? null : text.replace("${", "$${");
  }

  private static String secret(BuildSecret secret) {
    return secret.variable() != null
        ? "id=" + secret.id() + ",type=env,env=" + secret.variable()
        : "id=" + secret.id() + ",type=file,src=" + secret.file();
  }

  private static List<String> keyed(SortedMap<String, String> keys) {
    return Entries.of(keys).map(key -> key.getKey() + "=" + key.getValue()).toList();
  }

  private static List<String> entitlements(BuildSpec spec) {
    var more = spec.build().advanced();
    var entitlements = new ArrayList<>(more.entitlements());
    if (more.privileged()) {
      entitlements.add(INSECURE);
    }
    return entitlements;
  }

  private static List<String> output(BuildSpec spec) {
    if (spec.flags().check()) {
      return List.of();
    }
    if (spec.platforms().size() > 1) {
      return List.of("type=image,push=" + spec.push());
    }
    return List.of(spec.push() ? "type=registry" : "type=docker");
  }

  private static List<String> attestations(@Nullable String provenance, @Nullable String sbom) {
    var all = new ArrayList<String>();
    attestation("provenance", provenance, all);
    attestation("sbom", sbom, all);
    return all;
  }

  private static void attestation(String type, @Nullable String wish, List<String> all) {
    if (wish == null || wish.isEmpty() || wish.equals("false")) {
      return;
    }
    all.add("type=" + type + (wish.equals("true") ? "" : "," + wish));
  }

  /// Whether the builder fetches it from elsewhere.
  public static boolean isRemote(String context) {
    return GIT.matcher(context).matches()
        || URL.matcher(context).matches()
        || Build.contextService(context).isPresent();
  }
}
