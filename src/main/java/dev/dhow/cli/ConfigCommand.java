package dev.dhow.cli;

import dev.dhow.app.ConfigOptions;
import dev.dhow.app.ConfigOptions.Show;
import dev.dhow.app.ShowConfig;
import dev.dhow.app.UsageException;
import dev.dhow.host.OutputFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dhow config`: what the files mean once everything is resolved.
@Command(name = "config", description = "Check the files and show what they mean")
final class ConfigCommand extends Verb {

  @Option(names = "--environment", arity = "0..1", hidden = true)
  boolean environment;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "yaml",
      description = "yaml or json (default: yaml)")
  String format = "yaml";

  @Option(
      names = "--hash",
      paramLabel = "SERVICES",
      description = "Print the configuration hash of services: names with commas, or *")
  @Nullable String hash;

  @Option(names = "--images", arity = "0..1", description = "Print the images")
  boolean images;

  @Option(names = "--lock-image-digests", arity = "0..1", hidden = true)
  boolean lockImageDigests;

  @Option(names = "--models", arity = "0..1", hidden = true)
  boolean models;

  @Option(names = "--networks", arity = "0..1", description = "Print the networks")
  boolean networks;

  @Option(names = "--no-consistency", arity = "0..1", hidden = true)
  boolean noConsistency;

  @Option(names = "--no-env-resolution", arity = "0..1", hidden = true)
  boolean noEnvResolution;

  @Option(names = "--no-interpolate", arity = "0..1", hidden = true)
  boolean noInterpolate;

  @Option(names = "--no-normalize", arity = "0..1", hidden = true)
  boolean noNormalize;

  @Option(names = "--no-path-resolution", arity = "0..1", hidden = true)
  boolean noPathResolution;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to a file")
  @Nullable Path output;

  @Option(names = "--profiles", arity = "0..1", description = "Print the profiles")
  boolean profiles;

  @Option(
      names = {"-q", "--quiet"},
      arity = "0..1",
      description = "Only check")
  boolean quiet;

  @Option(names = "--resolve-image-digests", arity = "0..1", hidden = true)
  boolean resolveImageDigests;

  @Option(names = "--services", arity = "0..1", description = "Print the services")
  boolean onlyServices;

  @Option(names = "--variables", arity = "0..1", hidden = true)
  boolean variables;

  @Option(names = "--volumes", arity = "0..1", description = "Print the volumes")
  boolean volumes;

  @Parameters(paramLabel = "SERVICE", description = "Services to show (default: all)")
  List<String> services = new ArrayList<>();

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
        new ShowConfig(session.workplace())
            .text(new ConfigOptions(new LinkedHashSet<>(services), show(), hash));
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
