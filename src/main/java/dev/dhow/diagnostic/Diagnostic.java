package dev.dhow.diagnostic;

import dev.dhow.source.Span;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One thing to tell the user about their files: what is wrong, where, and what to do about it.
///
/// The offending line is always printed next to the message, so a message names the problem and
/// never repeats the text. A hint says what to write instead.
///
/// @param code stable and searchable; tests and docs refer to it
/// @param span absent only when no file is to blame, such as a missing environment variable
/// @param related a second place that has to do with it, such as the first of two definitions
/// @param hint what to do, as an imperative without a full stop
public record Diagnostic(
    Severity severity,
    Code code,
    String message,
    @Nullable Span span,
    @Nullable Span related,
    @Nullable String hint) {

  /// Texts of a file that are quoted may be as long as the file.
  private static final int LONGEST = 600;

  private static final int END = 150;

  public Diagnostic {
    message = clipped(withWordForEmpty(message));
    hint = hint == null ? null : clipped(hint);
  }

  /// In quotes, an empty text would look like nothing at all. It mostly comes of a variable that is
  /// not set, which is told beside it.
  private static String withWordForEmpty(String message) {
    if (message.startsWith("`` ")) {
      return "an empty text" + message.substring(2);
    }
    for (var end : new String[] {" is the text ``", " is ``"}) {
      if (message.endsWith(end)) {
        return message.substring(0, message.length() - end.length()) + " is empty";
      }
    }
    return message;
  }

  private static String clipped(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int from = LONGEST - END;
    int to = text.length() - END;
    from -= Character.isHighSurrogate(text.charAt(from - 1)) ? 1 : 0;
    to += Character.isLowSurrogate(text.charAt(to)) ? 1 : 0;
    return text.substring(0, from) + "…" + text.substring(to);
  }

  /// How bad it is: an error ends the command, a warning does not, and a note may be meant.
  public enum Severity {
    NOTE,
    WARNING,
    ERROR;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Diagnostic error(Code code, @Nullable Span at, String message) {
    return new Diagnostic(Severity.ERROR, code, message, at, null, null);
  }

  public static Diagnostic warning(Code code, @Nullable Span at, String message) {
    return new Diagnostic(Severity.WARNING, code, message, at, null, null);
  }

  public static Diagnostic note(Code code, @Nullable Span at, String message) {
    return new Diagnostic(Severity.NOTE, code, message, at, null, null);
  }

  public Diagnostic withHint(@Nullable String hint) {
    return new Diagnostic(severity, code, message, span, related, hint);
  }

  public Diagnostic relatedTo(@Nullable Span related) {
    return new Diagnostic(severity, code, message, span, related, hint);
  }

  /// The same, as bad as that.
  public Diagnostic as(Severity other) {
    return new Diagnostic(other, code, message, span, related, hint);
  }

  /// Whether it tells that a file is not there which no other file names, such as the project's
  /// own: then there is nothing that could hold mistakes.
  public boolean isOfMissingFile() {
    return code == Code.FILE_NOT_FOUND && span == null && isError();
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
