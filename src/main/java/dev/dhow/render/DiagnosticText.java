package dev.dhow.render;

import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostic.Severity;
import dev.dhow.source.Span;
import java.util.List;
import java.util.stream.Stream;

/// Diagnostics as text: the message, the place, the line itself with a mark under what is meant,
/// and the hint.
///
/// ```
/// error[unknown-key]: unknown key 'port'
///  --> compose.yaml:4:5
///   |
/// 4 |     port: 80
///   |     ^^^^
///   hint: did you mean 'ports'?
/// ```
public final class DiagnosticText {
  private final Colours colours;

  public DiagnosticText(Colours colours) {
    this.colours = colours;
  }

  /// All of them in the order of their places, and a summary line; empty text for none.
  public String of(List<Diagnostic> diagnostics) {
    if (diagnostics.isEmpty()) {
      return "";
    }
    var text = new StringBuilder();
    for (var diagnostic : inOrder(diagnostics)) {
      text.append(of(diagnostic)).append('\n');
    }
    return text.append(summary(diagnostics)).append('\n').toString();
  }

  /// Each once, in the order of their places.
  static List<Diagnostic> inOrder(List<Diagnostic> diagnostics) {
    return diagnostics.stream().sorted(DiagnosticText::byPlace).distinct().toList();
  }

  private static int byPlace(Diagnostic one, Diagnostic other) {
    int files = fileName(one).compareTo(fileName(other));
    int lines = files != 0 ? files : Integer.compare(line(one), line(other));
    return lines != 0 ? lines : Integer.compare(column(one), column(other));
  }

  /// One of them, each line ended.
  public String of(Diagnostic diagnostic) {
    var text = new StringBuilder();
    var title = diagnostic.severity().word();
    text.append(mark(diagnostic, title + "[" + diagnostic.code() + "]"))
        .append(colours.bold(": " + SafeText.of(diagnostic.message())))
        .append('\n');
    var gutter = gutter(diagnostic);
    var span = diagnostic.span();
    if (span != null) {
      text.append(place(gutter, "--> ", span))
          .append(new SourceExcerpt(span).text(gutter, '^', colours, markCode(diagnostic)));
    }
    var related = diagnostic.related();
    if (related != null) {
      text.append(place(gutter, "and ", related))
          .append(new SourceExcerpt(related).text(gutter, '-', colours, "34"));
    }
    var hint = diagnostic.hint();
    if (hint != null) {
      text.append("  ").append(colours.bold("hint")).append(": ").append(SafeText.of(hint));
      text.append('\n');
    }
    return text.toString();
  }

  /// How many there are and where, such as `3 errors in compose.yaml`.
  public String summary(List<Diagnostic> diagnostics) {
    var distinct = diagnostics.stream().distinct().toList();
    var counts =
        Stream.of(Severity.ERROR, Severity.WARNING, Severity.NOTE)
            .map(severity -> Count.of(count(distinct, severity), severity.word()))
            .filter(count -> !count.isEmpty())
            .toList();
    var files =
        distinct.stream().map(DiagnosticText::fileName).filter(name -> !name.isEmpty()).distinct();
    var names = files.toList();
    var where =
        switch (names.size()) {
          case 0 -> "";
          case 1 -> " in " + SafeText.of(names.getFirst());
          default -> " in " + names.size() + " files";
        };
    return String.join(" and ", counts) + where;
  }

  private static long count(List<Diagnostic> diagnostics, Severity severity) {
    return diagnostics.stream().filter(each -> each.severity() == severity).count();
  }

  private String place(int gutter, String arrow, Span span) {
    var place = SafeText.of(span.toString());
    return " ".repeat(gutter) + colours.blue(arrow.strip()) + " " + place + "\n";
  }

  private String mark(Diagnostic diagnostic, String text) {
    return colours.paint(markCode(diagnostic), text);
  }

  private static String markCode(Diagnostic diagnostic) {
    return switch (diagnostic.severity()) {
      case ERROR -> "1;31";
      case WARNING -> "1;33";
      case NOTE -> "1;36";
    };
  }

  private static int gutter(Diagnostic diagnostic) {
    return Stream.of(diagnostic.span(), diagnostic.related())
        .filter(span -> span != null)
        .mapToInt(span -> Integer.toString(span.start().line()).length())
        .max()
        .orElse(1);
  }

  private static String fileName(Diagnostic diagnostic) {
    var span = diagnostic.span();
    return span == null ? "" : span.file().name();
  }

  private static int line(Diagnostic diagnostic) {
    var span = diagnostic.span();
    return span == null ? 0 : span.start().line();
  }

  private static int column(Diagnostic diagnostic) {
    var span = diagnostic.span();
    return span == null ? 0 : span.start().column();
  }
}
