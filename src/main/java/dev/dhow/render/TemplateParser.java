package dev.dhow.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Parses what stands between the braces of a template.
final class TemplateParser {
  private static final Set<String> CONTROL =
      Set.of("if", "else", "end", "range", "with", "define", "block", "template", "break");

  private final String source;
  private final FieldHeaders headers;
  private int at;

  TemplateParser(String source, FieldHeaders headers) {
    this.source = source;
    this.headers = headers;
  }

  TemplateExpression parse() {
    var expression = pipeline();
    if (at < source.length()) {
      throw unexpected();
    }
    return expression;
  }

  /// Commands joined by `|`; each hands its value to the next one as the last argument.
  private TemplateExpression pipeline() {
    var value = command(List.of());
    while (skipTo('|')) {
      at++;
      value = command(List.of(value));
    }
    return value;
  }

  private TemplateExpression command(List<TemplateExpression> piped) {
    skipSpace();
    var start = at;
    if (peekIsLetter()) {
      return call(word(), arguments(piped));
    }
    var first = operand();
    if (first instanceof TemplateExpression.Field(var name) && name.equals("Label")) {
      var arguments = arguments(piped);
      if (arguments.size() != 1) {
        throw new TemplateException("'.Label' in the format needs one key in quotes");
      }
      return new TemplateExpression.Label(arguments.getFirst());
    }
    if (!piped.isEmpty()) {
      at = start;
      throw unexpected();
    }
    return known(first);
  }

  private TemplateExpression call(String name, List<TemplateExpression> arguments) {
    if (name.equals("true") || name.equals("false")) {
      return new TemplateExpression.Literal(Boolean.valueOf(name));
    }
    if (CONTROL.contains(name)) {
      throw new TemplateException("'{{%s}}' in the format is not supported".formatted(name));
    }
    var function =
        TemplateFunctions.named(name)
            .orElseThrow(() ->
                new TemplateException(
                    "unknown function '%s' in the format; there are %s"
                        .formatted(name, TemplateFunctions.names())));
    function.check(arguments.size());
    return new TemplateExpression.Call(function, arguments);
  }

  private List<TemplateExpression> arguments(List<TemplateExpression> piped) {
    var arguments = new ArrayList<TemplateExpression>();
    skipSpace();
    while (at < source.length() && source.charAt(at) != '|' && source.charAt(at) != ')') {
      arguments.add(known(operand()));
      skipSpace();
    }
    arguments.addAll(piped);
    return List.copyOf(arguments);
  }

  private TemplateExpression operand() {
    if (at >= source.length()) {
      throw new TemplateException("something is missing in '{{" + source + "}}' of the format");
    }
    var c = source.charAt(at);
    if (c == '.') {
      at++;
      return new TemplateExpression.Field(word());
    } else if (c == '"' || c == '`') {
      return new TemplateExpression.Literal(quoted(c));
    } else if (c >= '0' && c <= '9') {
      return new TemplateExpression.Literal(number());
    } else if (c == '(') {
      at++;
      var inner = pipeline();
      if (!skipTo(')')) {
        throw new TemplateException("a ')' is missing in '{{" + source + "}}' of the format");
      }
      at++;
      return inner;
    }
    throw unexpected();
  }

  private TemplateExpression known(TemplateExpression operand) {
    if (operand instanceof TemplateExpression.Field(var name)
        && !name.isEmpty()
        && !headers.fields().contains(name)) {
      throw new TemplateException(
          "unknown field '.%s' in the format; there are %s and .Label \"key\""
              .formatted(
                  name,
                  String.join(
                      ", ", headers.fields().stream().sorted().map(f -> "." + f).toList())));
    }
    return operand;
  }

  private String word() {
    var start = at;
    while (at < source.length()
        && (Character.isLetterOrDigit(source.charAt(at)) || source.charAt(at) == '_')) {
      at++;
    }
    return source.substring(start, at);
  }

  private int number() {
    var digits = word();
    if (!digits.matches("[0-9]{1,4}")) {
      throw new TemplateException("'" + digits + "' in the format is no number it can use");
    }
    return Integer.parseInt(digits);
  }

  private String quoted(char quote) {
    var text = new StringBuilder();
    for (at++; at < source.length(); at++) {
      var c = source.charAt(at);
      if (c == quote) {
        at++;
        return text.toString();
      }
      if (c == '\\' && quote == '"' && at + 1 < source.length()) {
        c = source.charAt(++at);
        c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
      }
      text.append(c);
    }
    throw new TemplateException("a quote is missing in '{{" + source + "}}' of the format");
  }

  private boolean peekIsLetter() {
    return at < source.length() && Character.isLetter(source.charAt(at));
  }

  private boolean skipTo(char wanted) {
    skipSpace();
    return at < source.length() && source.charAt(at) == wanted;
  }

  private void skipSpace() {
    while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
      at++;
    }
  }

  private TemplateException unexpected() {
    return new TemplateException(
        "'%s' is not understood in '{{%s}}' of the format".formatted(source.substring(at), source));
  }
}
