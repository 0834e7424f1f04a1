package dev.dhow.load.check;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.model.FileObject;
import dev.dhow.model.Project;
import dev.dhow.source.Span;
import dev.dhow.yaml.NodeLocator;
import java.util.Objects;
import java.util.stream.Stream;

/// Configs and secrets say where their content comes from, once.
final class FileObjectCheck implements Check {

  @Override
  public void check(Project project, NodeLocator places, Diagnostics diagnostics) {
    project
        .configs()
        .forEach((key, config) ->
            check(
                config,
                places.at("configs", key),
                "`file`, `environment` or `content`",
                diagnostics));
    project
        .secrets()
        .forEach((key, secret) ->
            check(secret, places.at("secrets", key), "`file` or `environment`", diagnostics));
  }

  private static void check(FileObject object, Span span, String choices, Diagnostics diagnostics) {
    var sources =
        Stream.of(object.source().file(), object.source().environment(), object.source().content())
            .filter(Objects::nonNull)
            .count();
    if (sources == 0 && !object.external()) {
      diagnostics.add(
          Diagnostic.error(
                  Code.MISSING_KEY, span, "\"" + object.key() + "\" does not say what is in it")
              .withHint("add " + choices));
    }
    if (sources > 1) {
      diagnostics.add(
          Diagnostic.error(
                  Code.CONFLICTING_KEYS,
                  span,
                  "\"" + object.key() + "\" takes its content from several places")
              .withHint("keep one of " + choices));
    }
    if (sources > 0 && object.external()) {
      diagnostics.add(
          Diagnostic.warning(
                  Code.CONFLICTING_KEYS,
                  span,
                  "what is in \"" + object.key() + "\" has no effect beside `external: true`")
              .withHint("keep only one of the two"));
    }
  }
}
