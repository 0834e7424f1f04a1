package dev.dhow;

import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.source.Span;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Diagnostics as golden files show them, one a line: `error[unknown-key] compose.yaml:3:5 message
/// (also compose.yaml:1:1) (hint: …)`.
public final class DiagnosticLines {
  private DiagnosticLines() {}

  public static String of(Collection<Diagnostic> diagnostics) {
    var text = new StringBuilder();
    diagnostics.forEach(diagnostic -> text.append(line(diagnostic)).append('\n'));
    return text.toString();
  }

  private static String line(Diagnostic diagnostic) {
    return "%s[%s]%s %s%s%s"
        .formatted(
            diagnostic.severity().name().toLowerCase(Locale.ROOT),
            diagnostic.code(),
            part(" ", diagnostic.span(), ""),
            diagnostic.message(),
            part(" (also ", diagnostic.related(), ")"),
            diagnostic.hint() == null ? "" : " (hint: " + diagnostic.hint() + ")");
  }

  private static String part(String before, @Nullable Span span, String after) {
    return span == null ? "" : before + span + after;
  }
}
