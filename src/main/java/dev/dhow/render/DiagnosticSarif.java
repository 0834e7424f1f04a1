package dev.dhow.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.source.SourceFile;
import dev.dhow.source.Span;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Problems of files as a SARIF 2.1.0 log, which code hosts and editors show beside the lines. It
/// has also what the format leaves to the writer and GitHub's code scanning asks for: a place for
/// each problem, a hash by which to know it again, and help for each rule.
final class DiagnosticSarif {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
  private static final String USUAL_FILE = "compose.yaml";

  private final Map<SourceFile, Map<Integer, String>> hashes = new HashMap<>();

  /// The place of problems that have none.
  private final Map<String, Object> elsewhere;

  private DiagnosticSarif(List<Diagnostic> diagnostics) {
    var file =
        diagnostics.stream()
            .flatMap(each -> Stream.ofNullable(each.span()))
            .findFirst()
            .map(Span::file)
            .orElse(new SourceFile(USUAL_FILE, ""));
    this.elsewhere = location(file.wholeFile());
  }

  static String of(List<Diagnostic> diagnostics, String version) {
    var rules =
        diagnostics.stream().map(Diagnostic::code).distinct().sorted().map(DiagnosticSarif::rule);
    var log = new DiagnosticSarif(diagnostics);
    var driver = new LinkedHashMap<String, Object>();
    driver.put("name", "dhow");
    driver.put("version", version);
    driver.put("rules", rules.toList());
    var run = new LinkedHashMap<String, Object>();
    run.put("tool", Map.of("driver", driver));
    run.put("columnKind", "utf16CodeUnits");
    run.put("results", diagnostics.stream().map(log::result).toList());
    var json = new LinkedHashMap<String, Object>();
    json.put("$schema", SCHEMA);
    json.put("version", "2.1.0");
    json.put("runs", List.of(run));
    return JsonText.of(json) + "\n";
  }

  private static Map<String, Object> rule(Code code) {
    var rule = new LinkedHashMap<String, Object>();
    rule.put("id", code.id());
    rule.put("shortDescription", Map.of("text", code.id().replace('-', ' ')));
    rule.put("fullDescription", Map.of("text", RuleText.of(code)));
    var help = RuleText.of(code) + " Each message says what to write instead; so does `dhow lint`.";
    rule.put("help", Map.of("text", help));
    return rule;
  }

  private Map<String, Object> result(Diagnostic diagnostic) {
    var result = new LinkedHashMap<String, Object>();
    result.put("ruleId", diagnostic.code().id());
    result.put("level", diagnostic.severity().word());
    var hint = diagnostic.hint();
    var text = diagnostic.message() + (hint == null ? "" : "\nhint: " + hint);
    result.put("message", Map.of("text", text));
    var span = diagnostic.span();
    result.put("locations", List.of(span == null ? elsewhere : location(span)));
    var hash = span == null ? null : hash(span);
    if (hash != null) {
      result.put("partialFingerprints", Map.of("primaryLocationLineHash", hash));
    }
    var related = diagnostic.related();
    if (related != null) {
      result.put("relatedLocations", List.of(location(related)));
    }
    return result;
  }

  /// Not of lines that may hold secrets, as somebody could find out what a hash stands for.
  private @Nullable String hash(Span span) {
    var file = span.file();
    return file.confidential()
        ? null
        : hashes.computeIfAbsent(file, _ -> LineHashes.of(file.text())).get(span.start().line());
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
