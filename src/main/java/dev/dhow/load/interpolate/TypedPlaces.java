package dev.dhow.load.interpolate;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.yaml.NodePath;
import dev.dhow.yaml.PathPattern;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlScalar.Kind;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Which values of a project are numbers or booleans, so that `"${REPLICAS}"` may stand there.
/// Elsewhere text stays text, whatever it looks like.
final class TypedPlaces {
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");
  private static final Pattern REAL =
      Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?");

  private static final List<Place> ALL =
      List.of(
          service("cpu_count", Kind.INTEGER),
          service("cpu_percent", Kind.FLOAT),
          service("cpu_period", Kind.INTEGER),
          service("cpu_quota", Kind.INTEGER),
          service("cpu_rt_period", Kind.INTEGER),
          service("cpu_rt_runtime", Kind.INTEGER),
          service("cpus", Kind.FLOAT),
          service("cpu_shares", Kind.INTEGER),
          service("init", Kind.BOOLEAN),
          service("depends_on.*.restart", Kind.BOOLEAN),
          service("deploy.replicas", Kind.INTEGER),
          service("deploy.update_config.parallelism", Kind.INTEGER),
          service("deploy.update_config.max_failure_ratio", Kind.FLOAT),
          service("deploy.rollback_config.parallelism", Kind.INTEGER),
          service("deploy.rollback_config.max_failure_ratio", Kind.FLOAT),
          service("deploy.restart_policy.max_attempts", Kind.INTEGER),
          service("deploy.placement.max_replicas_per_node", Kind.INTEGER),
          service("healthcheck.retries", Kind.INTEGER),
          service("healthcheck.disable", Kind.BOOLEAN),
          service("oom_kill_disable", Kind.BOOLEAN),
          service("oom_score_adj", Kind.INTEGER),
          service("pids_limit", Kind.INTEGER),
          service("ports.[].target", Kind.INTEGER),
          service("privileged", Kind.BOOLEAN),
          service("read_only", Kind.BOOLEAN),
          service("scale", Kind.INTEGER),
          service("stdin_open", Kind.BOOLEAN),
          service("tty", Kind.BOOLEAN),
          service("ulimits.*", Kind.INTEGER),
          service("ulimits.*.hard", Kind.INTEGER),
          service("ulimits.*.soft", Kind.INTEGER),
          service("volumes.[].read_only", Kind.BOOLEAN),
          service("volumes.[].volume.nocopy", Kind.BOOLEAN),
          place("networks.*.external", Kind.BOOLEAN),
          place("networks.*.internal", Kind.BOOLEAN),
          place("networks.*.attachable", Kind.BOOLEAN),
          place("networks.*.enable_ipv4", Kind.BOOLEAN),
          place("networks.*.enable_ipv6", Kind.BOOLEAN),
          place("volumes.*.external", Kind.BOOLEAN),
          place("secrets.*.external", Kind.BOOLEAN),
          place("configs.*.external", Kind.BOOLEAN));

  private final Diagnostics diagnostics;

  private record Place(PathPattern pattern, Kind kind) {}

  TypedPlaces(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  private static Place service(String pattern, Kind kind) {
    return place("services.*." + pattern, kind);
  }

  private static Place place(String pattern, Kind kind) {
    return new Place(PathPattern.parse(pattern), kind);
  }

  /// The scalar with the type its place asks for.
  YamlScalar typed(YamlScalar scalar, NodePath path) {
    return ALL.stream()
        .filter(place -> place.pattern().matches(path))
        .findFirst()
        .map(place -> read(scalar, place.kind(), path))
        .orElse(scalar);
  }

  private YamlScalar read(YamlScalar scalar, Kind kind, NodePath path) {
    var text = scalar.text();
    boolean fits =
        switch (kind) {
          case INTEGER -> WHOLE.matcher(text).matches();
          case FLOAT -> REAL.matcher(text).matches();
          case BOOLEAN -> isBoolean(text);
          case STRING, NULL -> true;
        };
    if (!fits) {
      diagnostics.add(
          Diagnostic.error(Code.WRONG_TYPE, scalar.span(), complaint(text, kind, path))
              .withHint(right(kind)));
      return scalar;
    }
    return switch (kind) {
      case BOOLEAN -> bool(scalar);
      case INTEGER -> scalar.with(Long.toString(Long.parseLong(text)), kind);
      case FLOAT, STRING, NULL -> scalar.with(text, kind);
    };
  }

  private static String complaint(String text, Kind kind, NodePath path) {
    var wanted =
        switch (kind) {
          case INTEGER -> "a whole number";
          case FLOAT -> "a number";
          case BOOLEAN -> "true or false";
          case STRING, NULL -> kind.text();
        };
    var found = text.isEmpty() ? "empty" : "`" + text + "`";
    return "`%s` must be %s, but is %s".formatted(path.subject(), wanted, found);
  }

  private static String right(Kind kind) {
    return switch (kind) {
      case INTEGER -> "write it in digits, such as 3";
      case FLOAT -> "write it in digits, such as 2 or 0.5";
      case BOOLEAN, STRING, NULL -> "write true or false";
    };
  }

  private static boolean isBoolean(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "false", "y", "yes", "on", "n", "no", "off" -> true;
      default -> false;
    };
  }

  private YamlScalar bool(YamlScalar scalar) {
    var text = scalar.text().toLowerCase(Locale.ROOT);
    boolean value =
        switch (text) {
          case "true", "y", "yes", "on" -> true;
          default -> false;
        };
    if (!text.equals("true") && !text.equals("false")) {
      diagnostics.add(
          Diagnostic.warning(
                  Code.OBSOLETE, scalar.span(), "`" + text + "` is no boolean in YAML 1.2")
              .withHint("write " + value));
    }
    return scalar.with(Boolean.toString(value), Kind.BOOLEAN);
  }
}
