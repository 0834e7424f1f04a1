package dev.dhow.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Problems of files as a SARIF 2.1.0 log, which code hosts and editors show beside the lines.
final class DiagnosticSarif {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private DiagnosticSarif() {}

  static String of(List<Diagnostic> diagnostics, String version) {
    var rules =
        diagnostics.stream().map(Diagnostic::code).distinct().sorted().map(DiagnosticSarif::rule);
    var driver = new LinkedHashMap<String, Object>();
    driver.put("name", "dhow");
    driver.put("version", version);
    driver.put("rules", rules.toList());
    var run = new LinkedHashMap<String, Object>();
    run.put("tool", Map.of("driver", driver));
    run.put("columnKind", "utf16CodeUnits");
    run.put("results", diagnostics.stream().map(DiagnosticSarif::result).toList());
    var log = new LinkedHashMap<String, Object>();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    return JsonText.of(log) + "\n";
  }

  private static Map<String, Object> rule(Code code) {
    var rule = new LinkedHashMap<String, Object>();
    rule.put("id", code.id());
    rule.put("shortDescription", Map.of("text", code.id().replace('-', ' ')));
    return rule;
  }

  private static Map<String, Object> result(Diagnostic diagnostic) {
    var result = new LinkedHashMap<String, Object>();
    result.put("ruleId", diagnostic.code().id());
    result.put("level", diagnostic.severity().word());
    var hint = diagnostic.hint();
    var text = diagnostic.message() + (hint == null ? "" : "\nhint: " + hint);
    result.put("message", Map.of("text", text));
    var span = diagnostic.span();
    if (span != null) {
      result.put("locations", List.of(location(span)));
    }
    var related = diagnostic.related();
    if (related != null) {
      result.put("relatedLocations", List.of(location(related)));
    }
    return result;
  }

  private static Map<String, Object> location(Span span) {
    var region = new LinkedHashMap<String, Object>();
    region.put("startLine", span.start().line());
    region.put("startColumn", span.start().column());
    region.put("endLine", span.end().line());
    region.put("endColumn", span.end().column());
    var physical = new LinkedHashMap<String, Object>();
    physical.put("artifactLocation", Map.of("uri", uri(span.file().name())));
    physical.put("region", region);
    return Map.of("physicalLocation", physical);
  }

  /// A relative path is one URI reference, an absolute one needs its scheme.
  private static String uri(String name) {
    var path = new StringBuilder();
    for (byte octet : name.getBytes(UTF_8)) {
      char c = (char) (octet & 0xFF);
      boolean plain =
          (c >= '0' && c <= '9')
              || (c >= 'A' && c <= 'Z')
              || (c >= 'a' && c <= 'z')
              || "/-._~".indexOf(c) >= 0;
      path.append(
          plain ? Character.toString(c) : "%%%02X".formatted((int) c).toUpperCase(Locale.ROOT));
    }
    return name.startsWith("/") ? "file://" + path : path.toString();
  }
}
