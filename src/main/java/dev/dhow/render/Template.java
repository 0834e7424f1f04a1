package dev.dhow.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The part of Go's templates that people use for `--format`: text with `{{…}}` in it, which holds
/// fields (`.Name`), labels (`.Label "key"`), literals, functions and pipelines of them.
final class Template {
  private final List<Node> nodes;
  private final FieldHeaders headers;

  private Template(List<Node> nodes, FieldHeaders headers) {
    this.nodes = List.copyOf(nodes);
    this.headers = headers;
  }

  /// What a template is filled with.
  record Subject(Map<String, Object> fields, Map<String, String> labels) {}

  /// A piece of a template.
  private sealed interface Node {

    record Text(String text) implements Node {}

    record Output(TemplateExpression expression) implements Node {}
  }

  /// @param headers of the fields there are
  static Template parse(String source, FieldHeaders headers) {
    var nodes = new ArrayList<Node>();
    var at = 0;
    while (true) {
      var open = source.indexOf("{{", at);
      if (open < 0) {
        nodes.add(new Node.Text(source.substring(at)));
        return new Template(nodes, headers);
      }
      var trimsBefore = source.startsWith("{{- ", open);
      var text = source.substring(at, open);
      nodes.add(new Node.Text(trimsBefore ? text.stripTrailing() : text));
      var close = close(source, open + 2);
      var trimsAfter = source.startsWith(" -", close - 2);
      var from = open + (trimsBefore ? 3 : 2);
      var body = source.substring(from, Math.max(from, trimsAfter ? close - 2 : close)).strip();
      if (!(body.startsWith("/*") && body.endsWith("*/"))) {
        nodes.add(new Node.Output(new TemplateParser(body, headers).parse()));
      }
      at = close + 2;
      while (trimsAfter && at < source.length() && Character.isWhitespace(source.charAt(at))) {
        at++;
      }
    }
  }

  String fill(Subject subject) {
    return text(new TemplateExpression.Values.OfSubject(subject));
  }

  /// The template filled with the titles of its fields instead of their values.
  String headers() {
    return text(new TemplateExpression.Values.Titles(headers));
  }

  private String text(TemplateExpression.Values values) {
    var text = new StringBuilder();
    for (var node : nodes) {
      switch (node) {
        case Node.Text(var literal) -> text.append(literal);
        case Node.Output(var expression) ->
            text.append(TemplateFunctions.text(expression.evaluate(values)));
      }
    }
    return text.toString();
  }

  /// Where the `}}` is that ends an action, which may hold quoted ones.
  private static int close(String source, int from) {
    var quote = '\0';
    for (var i = from; i < source.length(); i++) {
      var c = source.charAt(i);
      if (quote != '\0') {
        if (c == '\\' && quote == '"') {
          i++;
        } else if (c == quote) {
          quote = '\0';
        }
      } else if (c == '"' || c == '`') {
        quote = c;
      } else if (source.startsWith("}}", i)) {
        return i;
      }
    }
    throw new TemplateException("the format has a '{{' without its '}}'");
  }
}
