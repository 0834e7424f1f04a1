package dev.dhow.load;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.model.ProjectName;
import dev.dhow.source.Span;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlScalar.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decides what the project is called: `-p`, else `COMPOSE_PROJECT_NAME`, else the last `name` in
/// the files, else the name of its directory. The first two have to be right, the others are made
/// right.
final class ProjectNaming {
  private static final Pattern FORBIDDEN = Pattern.compile("[^a-z0-9_-]");
  private static final Pattern LEADING = Pattern.compile("^[_-]+");

  private final Diagnostics diagnostics;

  ProjectNaming(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /// Empty when there is no name that could be used, which is then said.
  ///
  /// @param interpolate replaces the variables of a document's `name`
  Optional<ProjectName> choose(
      LoadRequest request,
      Workspace workspace,
      List<YamlMapping> documents,
      UnaryOperator<YamlMapping> interpolate) {
    var given = request.projectName();
    if (given != null && !given.isEmpty()) {
      return exactly(given, "-p");
    }
    var variable = workspace.variables().getOrDefault("COMPOSE_PROJECT_NAME", "");
    if (!variable.isEmpty()) {
      return exactly(variable, "COMPOSE_PROJECT_NAME");
    }
    checkKinds(documents);
    var declared = declared(documents);
    if (declared.isPresent()) {
      return madeRight(interpolated(declared.get(), interpolate), declared.get().value().span());
    }
    var directory = workspace.directory().getFileName();
    return madeRight(directory == null ? "" : directory.toString(), null);
  }

  private void checkKinds(List<YamlMapping> documents) {
    for (var document : documents) {
      var name = document.value("name").orElse(null);
      boolean text = name instanceof YamlScalar scalar && scalar.kind() == Kind.STRING;
      if (name != null && !text) {
        diagnostics.add(
            Diagnostic.error(
                    Code.WRONG_TYPE,
                    name.span(),
                    "`name` must be a string, but is " + name.kindText())
                .withHint("put it in quotes"));
      }
    }
  }

  private static Optional<Entry> declared(List<YamlMapping> documents) {
    return documents.stream()
        .flatMap(document -> document.entry("name").stream())
        .filter(name -> !text(name.value()).isEmpty())
        .reduce((_, last) -> last);
  }

  private static String interpolated(Entry name, UnaryOperator<YamlMapping> interpolate) {
    var document = new YamlMapping(List.of(name), name.value().span());
    return text(interpolate.apply(document).entries().getFirst().value());
  }

  private static String text(YamlNode node) {
    return node instanceof YamlScalar scalar ? scalar.text() : "";
  }

  private Optional<ProjectName> exactly(String name, String from) {
    if (ProjectName.allows(name)) {
      return Optional.of(new ProjectName(name));
    }
    diagnostics.add(
        Diagnostic.error(
                Code.BAD_PROJECT_NAME,
                null,
                "`%s` (%s) cannot name a project".formatted(name, from))
            .withHint(ProjectName.RULE));
    return Optional.empty();
  }

  private Optional<ProjectName> madeRight(String name, @Nullable Span at) {
    var normalized = normalized(name);
    if (!normalized.isEmpty()) {
      return Optional.of(new ProjectName(normalized));
    }
    diagnostics.add(
        Diagnostic.error(Code.BAD_PROJECT_NAME, at, "the project has no name")
            .withHint("give it one with -p, or by `name` in the file"));
    return Optional.empty();
  }

  private static String normalized(String name) {
    var allowed = FORBIDDEN.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    return LEADING.matcher(allowed).replaceFirst("");
  }
}
