package dev.dhow.cli;

import dev.dhow.app.ConfigOptions;
import dev.dhow.app.ConfigOptions.Show;
import dev.dhow.app.ShowConfig;
import dev.dhow.app.UsageException;
import dev.dhow.host.OutputFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `dhow config`: what the files mean once everything is resolved.
final class ConfigCommand extends Verb {
  boolean environment;
  String format = "yaml";
  @Nullable String hash;
  boolean images;
  boolean lockImageDigests;
  boolean models;
  boolean networks;
  boolean noConsistency;
  boolean noEnvResolution;
  boolean noInterpolate;
  boolean noNormalize;
  boolean noPathResolution;
  @Nullable Path output;
  boolean profiles;
  boolean quiet;
  boolean resolveImageDigests;
  boolean onlyServices;
  boolean variables;
  boolean volumes;
  List<String> services = new ArrayList<>();

  @Override
  String description() {
    return "Check the files and show what they mean";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .hiddenFlag("--environment", value -> environment = value)
        .value("--format", "FORMAT", "yaml or json (default: yaml)", value -> format = value)
        .value(
            "--hash",
            "SERVICES",
            "Print the configuration hash of services: names with commas, or *",
            value -> hash = value)
        .flag("--images", "Print the images", value -> images = value)
        .hiddenFlag("--lock-image-digests", value -> lockImageDigests = value)
        .hiddenFlag("--models", value -> models = value)
        .flag("--networks", "Print the networks", value -> networks = value)
        .hiddenFlag("--no-consistency", value -> noConsistency = value)
        .hiddenFlag("--no-env-resolution", value -> noEnvResolution = value)
        .hiddenFlag("--no-interpolate", value -> noInterpolate = value)
        .hiddenFlag("--no-normalize", value -> noNormalize = value)
        .hiddenFlag("--no-path-resolution", value -> noPathResolution = value)
        .value("-o, --output", "FILE", "Write to a file", value -> output = Path.of(value))
        .flag("--profiles", "Print the profiles", value -> profiles = value)
        .flag("-q, --quiet", "Only check", value -> quiet = value)
        .hiddenFlag("--resolve-image-digests", value -> resolveImageDigests = value)
        .flag("--services", "Print the services", value -> onlyServices = value)
        .hiddenFlag("--variables", value -> variables = value)
        .flag("--volumes", "Print the volumes", value -> volumes = value)
        .operands("SERVICE", "Services to show (default: all)", services);
  }

  @Override
  int run(Session session) {
    refuse(environment, "--environment");
    refuse(lockImageDigests, "--lock-image-digests");
    refuse(models, "--models");
    refuse(noConsistency, "--no-consistency");
    refuse(noEnvResolution, "--no-env-resolution");
    refuse(noInterpolate, "--no-interpolate");
    refuse(noNormalize, "--no-normalize");
    refuse(noPathResolution, "--no-path-resolution");
    refuse(resolveImageDigests, "--resolve-image-digests");
    refuse(variables, "--variables");
    if (!format.equals("yaml") && !format.equals("json")) {
      throw new UsageException("--format takes yaml or json, not " + format);
    }
    var text =
        new ShowConfig(session.workplace()).text(new ConfigOptions(named(services), show(), hash));
    if (output == null) {
      session.out().print(text);
    } else {
      OutputFile.write(output, text);
    }
    return 0;
  }

  /// Several of these flags at once: docker compose's order of precedence.
  private Show show() {
    if (onlyServices) {
      return Show.SERVICES;
    }
    if (volumes) {
      return Show.VOLUMES;
    }
    if (networks) {
      return Show.NETWORKS;
    }
    if (hash != null) {
      return Show.HASHES;
    }
    if (profiles) {
      return Show.PROFILES;
    }
    if (images) {
      return Show.IMAGES;
    }
    if (quiet) {
      return Show.NOTHING;
    }
    return format.equals("json") ? Show.JSON : Show.YAML;
  }
}
