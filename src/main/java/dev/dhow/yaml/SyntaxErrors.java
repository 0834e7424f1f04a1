package dev.dhow.yaml;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;

/// Says in plain words what the YAML library found wrong.
final class SyntaxErrors {
  private static final String UNCLOSED = "expected ',' or '";
  private static final String UNCLOSED_QUOTE = "found unexpected end of stream";
  private static final String NO_TOKEN = "found character '";
  private static final String NO_ESCAPE = "found unknown escape character ";
  private static final String NO_VALUE = "expected the node content, but found '";
  private static final String END = "<stream end>";

  private SyntaxErrors() {}

  static Diagnostic explain(MarkedYamlEngineException error, Places places) {
    var problem = error.getProblem() == null ? "the YAML is broken here" : error.getProblem();
    var context = error.getContext() == null ? "" : error.getContext();
    var at = error.getProblemMark().isPresent() ? error.getProblemMark() : error.getContextMark();
    var span = places.point(at);
    var start = error.getContextMark().map(mark -> places.point(error.getContextMark()));
    if (places.isPastText(span)) {
      // There is no line to show: what was opened, or else the last text, tells more.
      boolean open = problem.startsWith(UNCLOSED_QUOTE);
      span = open ? start.orElse(span) : places.lastText();
    }
    var beginning = span;
    return Diagnostic.error(Code.YAML_SYNTAX, span, message(problem, context))
        .relatedTo(
            start
                .filter(other -> !other.equals(beginning) && !places.isPastText(other))
                .orElse(null))
        .withHint(hint(problem, context));
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

  private static String message(String problem, String context) {
    if (problem.contains("\\t(TAB)")) {
      return "a tab cannot indent YAML";
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return "a `key:` is not possible here";
    }
    if (problem.startsWith("expected <block end>")) {
      return "the indentation fits none of the lines above";
    }
    if (problem.startsWith(UNCLOSED)) {
      var where = problem.contains(END) ? "the file ends" : "this";
      return "`,` or `" + problem.charAt(UNCLOSED.length()) + "` is missing before " + where;
    }
    if (problem.startsWith(UNCLOSED_QUOTE)) {
      return "a quoted text is not closed";
    }
    if (isOpenAtEnd(problem, context)) {
      return "the file ends, but a `[` or `{` is still open";
    }
    if (problem.startsWith(NO_TOKEN)) {
      return "`" + problem.charAt(NO_TOKEN.length()) + "` cannot begin a text";
    }
    if (problem.startsWith(NO_ESCAPE)) {
      return "`\\"
          + Character.toString(problem.codePointAt(NO_ESCAPE.length()))
          + "` means nothing in double quotes";
    }
    if (isValueMissing(problem)) {
      return "a value is missing before `" + problem.charAt(NO_VALUE.length()) + "`";
    }
    if (isNameless(problem, context)) {
      return "a name is missing after `" + (context.contains("alias") ? "*`" : "&`");
    }
    return context.isBlank() ? sentence(problem) : sentence(context) + ": " + sentence(problem);
  }

  private static String hint(String problem, String context) {
    if (problem.contains("\\t(TAB)")) {
      return "indent with spaces";
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return "check the indentation, or quote the text when it contains `: `";
    }
    if (problem.startsWith("expected <block end>")) {
      return "let it start in the column of the lines it belongs to";
    }
    if (problem.startsWith(UNCLOSED_QUOTE)) {
      return "close the quote";
    }
    if (isOpenAtEnd(problem, context)) {
      return "close it";
    }
    if (problem.startsWith(UNCLOSED)) {
      return "separate with `,`, close with `" + problem.charAt(UNCLOSED.length()) + "`";
    }
    if (problem.startsWith(NO_ESCAPE)) {
      return "write `\\\\` for a backslash, or use single quotes";
    }
    if (isValueMissing(problem)) {
      return "write one, or put the text in quotes";
    }
    boolean special = problem.startsWith(NO_TOKEN) || isNameless(problem, context);
    return special
        ? "put the text in quotes"
        : "put the text in quotes if it is meant as it stands";
  }

  private static boolean isOpenAtEnd(String problem, String context) {
    return problem.contains(END) && context.equals("while parsing a flow node");
  }

  /// Other tokens than signs, such as `<block end>`, are not what stands in the file.
  private static boolean isValueMissing(String problem) {
    return problem.startsWith(NO_VALUE) && problem.length() == NO_VALUE.length() + 2;
  }

  private static boolean isNameless(String problem, String context) {
    return problem.startsWith("unexpected character found")
        && (context.equals("while scanning an alias")
            || context.equals("while scanning an anchor"));
  }
}
