package dev.dhow.render;

import java.util.List;

/// What stands between the braces of a template.
sealed interface TemplateExpression {

  Object evaluate(Values values);

  /// @param name empty for `.`, all fields together
  record Field(String name) implements TemplateExpression {
    @Override
    public Object evaluate(Values values) {
      return values.field(name);
    }
  }

  record Label(TemplateExpression key) implements TemplateExpression {
    @Override
    public Object evaluate(Values values) {
      return values.label(TemplateFunctions.text(key.evaluate(values)));
    }
  }

  record Literal(Object value) implements TemplateExpression {
    @Override
    public Object evaluate(Values values) {
      return value;
    }
  }

  record Call(TemplateFunctions function, List<TemplateExpression> arguments)
      implements TemplateExpression {
    @Override
    public Object evaluate(Values values) {
      var evaluated = arguments.stream().map(argument -> argument.evaluate(values)).toList();
      return values.areTitles() && function.leavesTitlesAlone()
          ? evaluated.getFirst()
          : function.apply(evaluated);
    }
  }

  /// Where fields and labels get their values from.
  sealed interface Values {

    Object field(String name);

    Object label(String key);

    boolean areTitles();

    /// The values of a container.
    record OfSubject(Template.Subject subject) implements Values {
      @Override
      public Object field(String name) {
        return name.isEmpty() ? subject.fields() : subject.fields().getOrDefault(name, "");
      }

      @Override
      public Object label(String key) {
        return subject.labels().getOrDefault(key, "");
      }

      @Override
      public boolean areTitles() {
        return false;
      }
    }

    /// The titles of columns.
    record Titles(FieldHeaders headers) implements Values {
      @Override
      public Object field(String name) {
        return headers.of(name);
      }

      @Override
      public Object label(String key) {
        return FieldHeaders.ofLabel(key);
      }

      @Override
      public boolean areTitles() {
        return true;
      }
    }
  }
}
