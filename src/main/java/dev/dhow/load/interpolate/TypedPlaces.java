package dev.dhow.load.interpolate;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.yaml.NodePath;
import dev.dhow.yaml.PathTable;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlScalar.Kind;
import java.util.Locale;
import java.util.regex.Pattern;

/// Which values of a project are numbers or booleans, so that `"${REPLICAS}"` may stand there.
/// Elsewhere text stays text, whatever it looks like.
final class TypedPlaces {
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");
  private static final Pattern REAL =
      Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?");

  private static final PathTable<Kind> ALL =
      new PathTable<Kind>()
          .with("services.*.cpu_count", Kind.INTEGER)
          .with("services.*.cpu_percent", Kind.FLOAT)
          .with("services.*.cpu_period", Kind.INTEGER)
          .with("services.*.cpu_quota", Kind.INTEGER)
          .with("services.*.cpu_rt_period", Kind.INTEGER)
          .with("services.*.cpu_rt_runtime", Kind.INTEGER)
          .with("services.*.cpus", Kind.FLOAT)
          .with("services.*.cpu_shares", Kind.INTEGER)
          .with("services.*.init", Kind.BOOLEAN)
          .with("services.*.depends_on.*.restart", Kind.BOOLEAN)
          .with("services.*.deploy.replicas", Kind.INTEGER)
          .with("services.*.deploy.update_config.parallelism", Kind.INTEGER)
          .with("services.*.deploy.update_config.max_failure_ratio", Kind.FLOAT)
          .with("services.*.deploy.rollback_config.parallelism", Kind.INTEGER)
          .with("services.*.deploy.rollback_config.max_failure_ratio", Kind.FLOAT)
          .with("services.*.deploy.restart_policy.max_attempts", Kind.INTEGER)
          .with("services.*.deploy.placement.max_replicas_per_node", Kind.INTEGER)
          .with("services.*.healthcheck.retries", Kind.INTEGER)
          .with("services.*.healthcheck.disable", Kind.BOOLEAN)
          .with("services.*.oom_kill_disable", Kind.BOOLEAN)
          .with("services.*.oom_score_adj", Kind.INTEGER)
          .with("services.*.pids_limit", Kind.INTEGER)
          .with("services.*.ports.[].target", Kind.INTEGER)
          .with("services.*.privileged", Kind.BOOLEAN)
          .with("services.*.read_only", Kind.BOOLEAN)
          .with("services.*.scale", Kind.INTEGER)
          .with("services.*.stdin_open", Kind.BOOLEAN)
          .with("services.*.tty", Kind.BOOLEAN)
          .with("services.*.ulimits.*", Kind.INTEGER)
          .with("services.*.ulimits.*.hard", Kind.INTEGER)
          .with("services.*.ulimits.*.soft", Kind.INTEGER)
          .with("services.*.volumes.[].read_only", Kind.BOOLEAN)
          .with("services.*.volumes.[].volume.nocopy", Kind.BOOLEAN)
          .with("networks.*.external", Kind.BOOLEAN)
          .with("networks.*.internal", Kind.BOOLEAN)
          .with("networks.*.attachable", Kind.BOOLEAN)
          .with("networks.*.enable_ipv4", Kind.BOOLEAN)
          .with("networks.*.enable_ipv6", Kind.BOOLEAN)
          .with("volumes.*.external", Kind.BOOLEAN)
          .with("secrets.*.external", Kind.BOOLEAN)
          .with("configs.*.external", Kind.BOOLEAN);

  private final Diagnostics diagnostics;

  TypedPlaces(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /// The scalar with the type its place asks for.
  YamlScalar typed(YamlScalar scalar, NodePath path) {
    return ALL.find(path).map(kind -> read(scalar, kind, path)).orElse(scalar);
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
