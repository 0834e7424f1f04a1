package dev.dhow.load.include;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlScalar.Kind;
import dev.dhow.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One entry of `include`: a project to take everything from. Compose Specification, *Include*.
///
/// @param paths its files, the later ones on top of the first; not empty
/// @param directory its project directory; null for that of its first file
/// @param envFiles instead of the `.env` in its project directory; may be empty
public record Inclusion(
    List<YamlScalar> paths, @Nullable YamlScalar directory, List<YamlScalar> envFiles) {
  private static final Set<String> KEYS = Set.of("path", "project_directory", "env_file");
  private static final String EXAMPLE = "write it as a list: `- path: other/compose.yaml`";

  public Inclusion {
    paths = List.copyOf(paths);
    envFiles = List.copyOf(envFiles);
  }

  /// What a document includes, in order; what cannot be understood is reported and left out.
  public static List<Inclusion> of(YamlMapping document, Diagnostics diagnostics) {
    var include = document.value("include").orElse(null);
    return switch (include) {
      case null -> List.of();
      case YamlSequence list ->
          list.items().stream().flatMap(item -> read(item, diagnostics).stream()).toList();
      case YamlScalar scalar when scalar.isNull() -> List.of();
      case YamlMapping other -> wrong(other, diagnostics);
      case YamlScalar other -> wrong(other, diagnostics);
    };
  }

  private static List<Inclusion> wrong(YamlNode include, Diagnostics diagnostics) {
    var message = "`include` must be a list, but is " + include.kindText();
    diagnostics.add(Diagnostic.error(Code.WRONG_TYPE, include.span(), message).withHint(EXAMPLE));
    return List.of();
  }

  private static Optional<Inclusion> read(YamlNode item, Diagnostics diagnostics) {
    return switch (item) {
      case YamlScalar path when path.kind() == Kind.STRING ->
          Optional.of(new Inclusion(List.of(path), null, List.of()));
      case YamlMapping mapping -> read(mapping, diagnostics);
      case YamlScalar nothing when nothing.isNull() -> empty(nothing, diagnostics);
      case YamlScalar _, YamlSequence _ -> {
        var message = "`include` takes paths or mappings, not " + item.kindText();
        diagnostics.add(Diagnostic.error(Code.WRONG_TYPE, item.span(), message).withHint(EXAMPLE));
        yield Optional.empty();
      }
    };
  }

  private static Optional<Inclusion> read(YamlMapping mapping, Diagnostics diagnostics) {
    for (var entry : mapping.entries()) {
      if (!KEYS.contains(entry.name()) && !entry.name().startsWith("x-")) {
        diagnostics.add(
            Diagnostic.warning(
                    Code.UNKNOWN_KEY,
                    entry.key().span(),
                    "`" + entry.name() + "` is not a key of an include, so it is ignored")
                .withHint("use path, project_directory and env_file"));
      }
    }
    var paths = texts(mapping, "path", diagnostics);
    if (paths.isEmpty()) {
      return empty(mapping, diagnostics);
    }
    var directory = texts(mapping, "project_directory", diagnostics).stream().findFirst();
    return Optional.of(
        new Inclusion(
            paths,
            directory.filter(path -> !path.text().isEmpty()).orElse(null),
            texts(mapping, "env_file", diagnostics)));
  }

  private static Optional<Inclusion> empty(YamlNode item, Diagnostics diagnostics) {
    diagnostics.add(
        Diagnostic.warning(Code.MISSING_KEY, item.span(), "this does not say what to include")
            .withHint("add `path`"));
    return Optional.empty();
  }

  /// One text or a list of texts.
  private static List<YamlScalar> texts(YamlMapping mapping, String key, Diagnostics diagnostics) {
    var value = mapping.value(key).orElse(null);
    var items =
        switch (value) {
          case null -> Stream.<YamlNode>of();
          case YamlScalar scalar when scalar.isNull() -> Stream.<YamlNode>of();
          case YamlSequence list -> list.items().stream();
          case YamlMapping other -> Stream.<YamlNode>of(other);
          case YamlScalar other -> Stream.<YamlNode>of(other);
        };
    var texts = new ArrayList<YamlScalar>();
    for (var item : items.toList()) {
      if (item instanceof YamlScalar scalar && scalar.kind() == Kind.STRING) {
        texts.add(scalar);
      } else {
        var message = "`" + key + "` of an include is a path, not " + item.kindText();
        diagnostics.add(
            Diagnostic.error(Code.WRONG_TYPE, item.span(), message)
                .withHint("write the path of a file, in quotes if it looks like something else"));
      }
    }
    return texts;
  }
}
