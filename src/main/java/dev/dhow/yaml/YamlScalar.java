package dev.dhow.yaml;

import dev.dhow.source.Span;
import org.jspecify.annotations.Nullable;

/// A single value.
///
/// @param text quotes and escapes resolved; empty for null, and numbers and booleans in the form
///   docker compose prints them (`0x1F` as `31`, `1.50` as `1.5`)
/// @param kind what YAML takes it for
/// @param quoted whether it was written in quotes or as a block, so that it is text whatever it
///   looks like
public record YamlScalar(String text, Kind kind, boolean quoted, Span span, @Nullable String tag)
    implements YamlNode {

  /// The types of YAML's core schema, as docker compose resolves them.
  public enum Kind {
    STRING("a string"),
    INTEGER("a number"),
    FLOAT("a number"),
    BOOLEAN("a boolean"),
    NULL("null");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  public static YamlScalar string(String text, Span span) {
    return new YamlScalar(text, Kind.STRING, false, span, null);
  }

  /// The same place, with other text and kind; what interpolation makes.
  public YamlScalar with(String text, Kind kind) {
    return new YamlScalar(text, kind, quoted, span, tag);
  }

  /// The same place, with a text that stays one even if it looks like a date.
  public YamlScalar asText(String text) {
    return new YamlScalar(text, Kind.STRING, true, span, tag);
  }

  public boolean isNull() {
    return kind == Kind.NULL;
  }

  @Override
  public String kindText() {
    return kind.text();
  }
}
