package dev.dhow.load.env;

import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.source.SourceFile;
import dev.dhow.source.Span;
import java.util.Map;
import java.util.SequencedMap;

/// Reads `KEY=value` lines as docker compose does: quotes, escapes, `export`, comments, values of
/// several lines, `KEY: value`, `KEY` alone for a variable taken over, `$VARIABLE`s in values.
public final class EnvFileParser {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Expansion expansion;
  private final Diagnostics diagnostics;

  /// Replaces the `$VARIABLE`s of a value; belongs to another stage.
  @FunctionalInterface
  public interface Expansion {

    String expand(String value, Span at, Map<String, String> variables);
  }

  public EnvFileParser(Expansion expansion, Diagnostics diagnostics) {
    this.expansion = expansion;
    this.diagnostics = diagnostics;
  }

  /// Adds what the file says to `into`, replacing what is there.
  ///
  /// @param given variables that win over those of the file when a value refers to them
  public void parse(SourceFile file, Map<String, String> given, SequencedMap<String, String> into) {
    var variables = new EnvVariables(given, into);
    new EnvFileReader(body(file), variables, expansion, diagnostics).read();
  }

  /// Like [#parse], for files of `format: raw`: every value is what stands behind the first `=`.
  public void parseRaw(
      SourceFile file, Map<String, String> given, SequencedMap<String, String> into) {
    new RawEnvFileReader(body(file), new EnvVariables(given, into), diagnostics).read();
  }

  /// What is in the file; env files hold secrets.
  private static SourceFile body(SourceFile file) {
    var text = file.text();
    boolean marked = text.startsWith(BYTE_ORDER_MARK);
    return new SourceFile(
        file.name(), marked ? text.substring(BYTE_ORDER_MARK.length()) : text, true);
  }
}
