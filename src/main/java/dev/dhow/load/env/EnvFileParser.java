package dev.dhow.load.env;

import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.source.Position;
import dev.dhow.source.SourceFile;
import dev.dhow.source.Span;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Reads `KEY=value` lines as docker compose does: quotes, escapes, `export`, comments, values of
/// several lines, `KEY: value`, `KEY` alone for a variable taken over, `$VARIABLE`s in values.
public final class EnvFileParser {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Expansion expansion;
  private final Diagnostics diagnostics;

  /// What was parsed last, as many includes may name the same file.
  private @Nullable Parsed last;

  /// Replaces the `$VARIABLE`s of a value; belongs to another stage.
  @FunctionalInterface
  public interface Expansion {

    String expand(String value, Span at, Map<String, String> variables);
  }

  public EnvFileParser(Expansion expansion, Diagnostics diagnostics) {
    this.expansion = expansion;
    this.diagnostics = diagnostics;
  }

  /// What a file says.
  ///
  /// @param fixed whether it says so whatever the variables around it are
  public record Said(Map<String, String> values, boolean fixed) {}

  /// Adds what the file says to `into`, replacing what is there.
  ///
  /// @param raw whether the file is of `format: raw`: every value is what stands behind the first
  ///   `=`
  /// @param given variables that win over those of the file when a value refers to them
  public Said parse(
      SourceFile file, boolean raw, Map<String, String> given, SequencedMap<String, String> into) {
    var known = last;
    if (!raw && known != null && known.isOf(file)) {
      into.putAll(known.said().values());
      return known.said();
    }
    var variables = new EnvVariables(given, into);
    if (raw) {
      new RawEnvFileReader(body(file), variables, diagnostics).read();
    } else {
      new EnvFileReader(body(file), variables, expansion, diagnostics).read();
    }
    var said = new Said(variables.own(), variables.areFixed());
    if (!raw && said.fixed()) {
      last = new Parsed(file, said);
    }
    return said;
  }

  private record Parsed(SourceFile file, Said said) {

    boolean isOf(SourceFile other) {
      return file.name().equals(other.name()) && file.text().equals(other.text());
    }
  }

  /// Where a file sets each of its variables; of one that is set twice the later place.
  ///
  /// @param raw whether the file is of `format: raw`
  public Map<String, Span> places(SourceFile file, Map<String, String> given, boolean raw) {
    var offsets = new HashMap<String, Integer>();
    var variables = new EnvVariables(given, new LinkedHashMap<>(), offsets::put);
    var body = body(file);
    var places = new HashMap<String, Span>();
    if (raw) {
      new RawEnvFileReader(body, variables, diagnostics).read();
      offsets.forEach((name, line) -> {
        var at = new Position(line, body.line(line).indexOf(name) + 1);
        places.put(name, new Span(body, at, at));
      });
    } else {
      var reader = new EnvFileReader(body, variables, expansion, diagnostics);
      reader.read();
      offsets.forEach((name, offset) -> places.put(name, reader.place(offset)));
    }
    return places;
  }

  /// What is in the file; env files hold secrets.
  private static SourceFile body(SourceFile file) {
    var text = file.text();
    boolean marked = text.startsWith(BYTE_ORDER_MARK);
    return new SourceFile(
        file.name(), marked ? text.substring(BYTE_ORDER_MARK.length()) : text, true);
  }
}
