package dev.dhow.render;

import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostic.Severity;
import dev.dhow.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Problems of files as one JSON object on one line: how many there are, and what and where each
/// is. Lines and columns are counted from 1, columns in UTF-16 code units; an end is behind the
/// last character.
final class DiagnosticJson {

  private DiagnosticJson() {}

  static String of(List<Diagnostic> diagnostics) {
    var json = new LinkedHashMap<String, Object>();
    json.put("errors", count(diagnostics, Severity.ERROR));
    json.put("warnings", count(diagnostics, Severity.WARNING));
    json.put("notes", count(diagnostics, Severity.NOTE));
    json.put("diagnostics", items(diagnostics));
    return JsonText.of(json) + "\n";
  }

  /// What and where each is.
  static List<Map<String, Object>> items(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(DiagnosticJson::of).toList();
  }

  private static long count(List<Diagnostic> diagnostics, Severity severity) {
    return diagnostics.stream().filter(each -> each.severity() == severity).count();
  }

  private static Map<String, Object> of(Diagnostic diagnostic) {
    var json = new LinkedHashMap<String, Object>();
    json.put("severity", diagnostic.severity().word());
    json.put("code", diagnostic.code().id());
    json.put("message", diagnostic.message());
    var span = diagnostic.span();
    if (span != null) {
      json.put("place", of(span));
    }
    var related = diagnostic.related();
    if (related != null) {
      json.put("related", of(related));
    }
    var hint = diagnostic.hint();
    if (hint != null) {
      json.put("hint", hint);
    }
    return json;
  }

  private static Map<String, Object> of(Span span) {
    var json = new LinkedHashMap<String, Object>();
    json.put("file", span.file().name());
    json.put("line", span.start().line());
    json.put("column", span.start().column());
    json.put("endLine", span.end().line());
    json.put("endColumn", span.end().column());
    return json;
  }
}
