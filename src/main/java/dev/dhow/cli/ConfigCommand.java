package dev.dhow.cli;

import dev.dhow.app.ConfigOptions;
import dev.dhow.app.ConfigOptions.Show;
import dev.dhow.app.ExplainValues;
import dev.dhow.app.FailedException;
import dev.dhow.app.ImageDigests;
import dev.dhow.app.ShowConfig;
import dev.dhow.diagnostic.InvalidProjectException;
import dev.dhow.event.FailureCode;
import dev.dhow.host.OutputFile;
import dev.dhow.load.LoadSwitches;
import dev.dhow.render.Colours;
import dev.dhow.render.DiagnosticFormat;
import dev.dhow.render.ExplanationText;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// `dhow config`: what the files mean once everything is resolved.
final class ConfigCommand extends Verb {
  private final Set<Show> shown = EnumSet.noneOf(Show.class);
  String diagnostics = DiagnosticFormat.TEXT.id();
  @Nullable String explain;
  String format = "";
  @Nullable String hash;
  boolean lockImageDigests;
  boolean noConsistency;
  boolean noEnvResolution;
  boolean noInterpolate;
  boolean noNormalize;
  boolean noPathResolution;
  @Nullable Path output;
  boolean quiet;
  boolean resolveImageDigests;
  boolean schema;

  @Override
  String description() {
    return "Check the files and show what they mean";
  }

  @Override
  void declare(Flags flags) {
    super.declare(flags);
    flags
        .value("--format", "FORMAT", "yaml or json (default: yaml)", value -> format = value)
        .value(
            "--diagnostics",
            "FORMAT",
            "How to tell of mistakes: text, json or sarif (default: text)",
            value -> diagnostics = value)
        .value(
            "--explain",
            "PATH",
            "Tell where values come from, such as services.web.image",
            value -> explain = value)
        .flag("--schema", "Print the JSON Schema of Compose files", value -> schema = value)
        .value("-o, --output", "FILE", "Write to a file", value -> output = Path.of(value))
        .flag("-q, --quiet", "Only check", value -> quiet = value)
        .operands("SERVICE", "Services to show (default: all)", services);
    declareLists(flags);
    declareSwitches(flags);
  }

  private void declareLists(Flags flags) {
    flags
        .flag("--environment", "Print the variables files can use", show(Show.ENVIRONMENT))
        .value(
            "--hash",
            "SERVICES",
            "Print the configuration hash of services: names with commas, or *",
            value -> hash = value)
        .flag("--images", "Print the images", show(Show.IMAGES))
        .flag("--models", "Print the models", show(Show.MODELS))
        .flag("--networks", "Print the networks", show(Show.NETWORKS))
        .flag("--profiles", "Print the profiles", show(Show.PROFILES))
        .flag("--services", "Print the services", show(Show.SERVICES))
        .flag("--variables", "Print the variables the files use", show(Show.VARIABLES))
        .flag("--volumes", "Print the volumes", show(Show.VOLUMES));
  }

  private void declareSwitches(Flags flags) {
    flags
        .flag(
            "--lock-image-digests",
            "Only name the images, with the digests their registries have now",
            value -> lockImageDigests = value)
        .flag(
            "--no-consistency",
            "Do not check whether the parts agree",
            value -> noConsistency = value)
        .flag(
            "--no-env-resolution",
            "For docker compose's sake: as there, env files are read all the same",
            value -> noEnvResolution = value)
        .flag("--no-interpolate", "Leave variables as they are", value -> noInterpolate = value)
        .flag("--no-normalize", "Do not fill in defaults", value -> noNormalize = value)
        .flag("--no-path-resolution", "Leave paths as they are", value -> noPathResolution = value)
        .flag(
            "--resolve-image-digests",
            "Name images with the digests their registries have now",
            value -> resolveImageDigests = value);
  }

  private Consumer<Boolean> show(Show what) {
    return value -> {
      if (value) {
        shown.add(what);
      } else {
        shown.remove(what);
      }
    };
  }

  @Override
  int run(Session session) throws InterruptedException {
    var format = LintCommand.diagnosticFormat(diagnostics, "--diagnostics");
    if (schema) {
      write(session, Schema.text());
      return 0;
    }
    try {
      print(session, format);
      return 0;
    } catch (InvalidProjectException e) {
      if (format == DiagnosticFormat.TEXT) {
        throw e;
      }
      session.screen().err().print(format.write(e.diagnostics(), Colours.OFF, Version.number()));
      throw new FailedException(FailureCode.FILES); // as it has been told
    }
  }

  private void print(Session session, DiagnosticFormat format) throws InterruptedException {
    if (explain != null) {
      var colours = Colours.when(output == null && session.screen().outColors());
      var explanations = new ExplainValues(session.files(format)).at(explain);
      write(session, new ExplanationText(colours).of(explanations));
      return;
    }
    var options = options();
    var show = options.show();
    var digests = new ImageDigests(() -> session.workplace().insight().get());
    var config = new ShowConfig(session.files(format), digests);
    if (quiet && show == Show.DOCUMENT) {
      config.check(options);
      return;
    }
    var text = config.text(options);
    if (show != Show.DOCUMENT) {
      session.out().print(isSilent(show) ? "" : text);
    } else {
      write(session, text);
    }
  }

  private void write(Session session, String text) {
    if (output == null) {
      session.out().print(text);
    } else {
      OutputFile.write(output, text);
    }
  }

  /// What was asked for, wherever it is to go.
  ConfigOptions options() {
    var switches =
        new LoadSwitches(!noNormalize, !noPathResolution, !noConsistency, true, !noInterpolate);
    return new ConfigOptions(
        named(services),
        show(),
        hash,
        format,
        !noInterpolate,
        resolveImageDigests || lockImageDigests,
        lockImageDigests,
        switches);
  }

  /// As in docker compose, other lists are printed whether quiet or not.
  private boolean isSilent(Show show) {
    boolean plain = show == Show.VARIABLES && format.equals("yaml");
    return quiet && (plain || show == Show.ENVIRONMENT);
  }

  /// Several of these flags at once: docker compose's order of precedence.
  private Show show() {
    var asked = EnumSet.copyOf(shown);
    if (hash != null && !hash.isEmpty()) {
      asked.add(Show.HASHES);
    }
    return asked.stream().findFirst().orElse(Show.DOCUMENT);
  }
}
