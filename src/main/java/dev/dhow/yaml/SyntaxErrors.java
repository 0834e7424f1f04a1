package dev.dhow.yaml;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;

/// Says in plain words what the YAML library found wrong.
final class SyntaxErrors {
  private SyntaxErrors() {}

  static Diagnostic explain(MarkedYamlEngineException error, Places places) {
    var problem = error.getProblem() == null ? "the YAML is broken here" : error.getProblem();
    var at = error.getProblemMark().isPresent() ? error.getProblemMark() : error.getContextMark();
    var span = places.point(at);
    var start = error.getContextMark().map(mark -> places.point(error.getContextMark()));
    var diagnostic = Diagnostic.error(Code.YAML_SYNTAX, span, message(problem, error.getContext()));
    return diagnostic
        .relatedTo(start.filter(other -> !other.equals(span)).orElse(null))
        .withHint(hint(problem));
  }

  static Diagnostic explain(ReaderException error, Places places) {
    var message = "the character U+%04X is not allowed in YAML".formatted(error.getCodePoint());
    return Diagnostic.error(Code.YAML_SYNTAX, places.character(error.getPosition()), message)
        .withHint("remove it, or write it as an escape in double quotes");
  }

  /// The library's sentence in the form of ours: lower case, no full stop, one line.
  static String sentence(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return "the YAML is broken";
    }
    var line = text.lines().findFirst().orElse(text).strip();
    line = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    return line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1);
  }

  private static String message(String problem, @Nullable String context) {
    if (problem.contains("\\t(TAB)")) {
      return "a tab cannot indent YAML";
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return "a `key:` is not possible here";
    }
    if (problem.startsWith("expected <block end>")) {
      return "the indentation fits none of the lines above";
    }
    if (problem.startsWith("expected ',' or '")) {
      return "`,` or `" + problem.charAt("expected ',' or '".length()) + "` is missing before this";
    }
    if (problem.startsWith("found unexpected end of stream")) {
      return "a quoted text is not closed";
    }
    if (context == null || context.isBlank()) {
      return sentence(problem);
    }
    return sentence(context) + ": " + sentence(problem);
  }

  private static @Nullable String hint(String problem) {
    if (problem.contains("\\t(TAB)")) {
      return "indent with spaces";
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return "check the indentation, or quote the text when it contains `: `";
    }
    if (problem.startsWith("expected <block end>")) {
      return "let it start in the column of the lines it belongs to";
    }
    if (problem.startsWith("found unexpected end of stream")) {
      return "close the quote";
    }
    return null;
  }
}
