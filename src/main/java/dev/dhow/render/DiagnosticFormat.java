package dev.dhow.render;

import dev.dhow.diagnostic.Diagnostic;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How problems of files are written: for people, for programs, or for tools that read SARIF.
public enum DiagnosticFormat {
  TEXT,
  JSON,
  SARIF;

  /// By its name on the command line.
  public static Optional<DiagnosticFormat> of(String name) {
    return Arrays.stream(values()).filter(each -> each.id().equals(name)).findFirst();
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// All of them in the order of their places. Text is empty when there are none; the other formats
  /// always are one whole document, each line ended.
  public String write(List<Diagnostic> diagnostics, Colours colours, String version) {
    return switch (this) {
      case TEXT -> new DiagnosticText(colours).of(diagnostics);
      case JSON -> DiagnosticJson.of(DiagnosticText.inOrder(diagnostics));
      case SARIF -> DiagnosticSarif.of(DiagnosticText.inOrder(diagnostics), version);
    };
  }
}
