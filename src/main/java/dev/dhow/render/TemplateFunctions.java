package dev.dhow.render;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/// The functions a template may call.
enum TemplateFunctions {
  JSON(1),
  UPPER(1),
  LOWER(1),
  TITLE(1),
  LEN(1),
  JOIN(2),
  SPLIT(2),
  TRUNCATE(2),
  PAD(3),
  PRINT(-1),
  PRINTLN(-1);

  private static final Pattern WORD_START = Pattern.compile("(?<![\\p{L}\\p{N}_'])\\p{L}");

  private final int arity;

  TemplateFunctions(int arity) {
    this.arity = arity;
  }

  static Optional<TemplateFunctions> named(String name) {
    return Arrays.stream(values()).filter(function -> function.id().equals(name)).findFirst();
  }

  static String names() {
    return Arrays.stream(values()).map(TemplateFunctions::id).collect(Collectors.joining(", "));
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @throws TemplateException when it does not take so many arguments
  void check(int arguments) {
    if (arity >= 0 && arguments != arity) {
      throw new TemplateException(
          "'%s' in the format needs %s, not %d"
              .formatted(id(), Count.of(arity, "argument"), arguments));
    }
  }

  /// Whether a column's title is not changed by it.
  boolean leavesTitlesAlone() {
    return switch (this) {
      case JSON, UPPER, LOWER, TITLE, JOIN, SPLIT, TRUNCATE -> true;
      case LEN, PAD, PRINT, PRINTLN -> false;
    };
  }

  Object apply(List<Object> arguments) {
    return switch (this) {
      case JSON -> JsonText.of(arguments.getFirst());
      case UPPER -> text(arguments.getFirst()).toUpperCase(Locale.ROOT);
      case LOWER -> text(arguments.getFirst()).toLowerCase(Locale.ROOT);
      case TITLE ->
          WORD_START
              .matcher(text(arguments.getFirst()))
              .replaceAll(found -> found.group().toUpperCase(Locale.ROOT));
      case LEN -> length(arguments.getFirst());
      case JOIN -> join(arguments.getFirst(), text(arguments.getLast()));
      case SPLIT ->
          List.of(text(arguments.getFirst()).split(Pattern.quote(text(arguments.getLast())), -1));
      case TRUNCATE -> truncate(text(arguments.getFirst()), number(arguments.getLast()));
      case PAD -> pad(text(arguments.getFirst()), number(arguments.get(1)), arguments.getLast());
      case PRINT -> arguments.stream().map(TemplateFunctions::text).collect(Collectors.joining());
      case PRINTLN ->
          arguments.stream().map(TemplateFunctions::text).collect(Collectors.joining(" ")) + "\n";
    };
  }

  /// A value as Go prints it.
  static String text(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.values().stream().map(TemplateFunctions::text).collect(enclosed("{", "}"));
      case Collection<?> items ->
          items.stream().map(TemplateFunctions::text).collect(enclosed("[", "]"));
      default -> value.toString();
    };
  }

  private static Collector<CharSequence, ?, String> enclosed(String open, String close) {
    return Collectors.joining(" ", open, close);
  }

  private static int length(Object value) {
    return value instanceof Collection<?> items ? items.size() : text(value).length();
  }

  private static String join(Object value, String separator) {
    if (value instanceof Collection<?> items) {
      return items.stream().map(TemplateFunctions::text).collect(Collectors.joining(separator));
    }
    throw new TemplateException("'join' in the format needs a list, such as one made by 'split'");
  }

  private static String truncate(String text, int length) {
    return text.codePointCount(0, text.length()) <= length
        ? text
        : text.substring(0, text.offsetByCodePoints(0, length));
  }

  private static String pad(String text, int before, Object after) {
    return text.isEmpty() ? "" : " ".repeat(before) + text + " ".repeat(number(after));
  }

  private static int number(Object value) {
    if (value instanceof Integer number && number >= 0) {
      return number;
    }
    throw new TemplateException("the format needs a number instead of '" + text(value) + "'");
  }
}
