package dev.dhow.load;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.load.env.EnvFileParser;
import dev.dhow.source.Span;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SequencedMap;

/// Reads the files of variables and labels that services name. Where many services name the same
/// one it is read once, unless what it says depends on the service.
final class VariableFiles {
  private static final int MOST = 300_000;

  private final Sources sources;
  private final EnvFileParser parser;
  private final Diagnostics diagnostics;
  private final Map<Named, Map<String, String>> fixed = new HashMap<>();
  private int count;

  VariableFiles(Sources sources, EnvFileParser parser, Diagnostics diagnostics) {
    this.sources = sources;
    this.parser = parser;
    this.diagnostics = diagnostics;
  }

  /// A file that is there.
  ///
  /// @param what how messages call it, such as `the env file`
  /// @param raw whether it is of `format: raw`
  record Named(Path path, String what, boolean raw) {}

  /// @param from where the file is named
  /// @param given variables that win over those of the file when a value refers to them
  /// @param into takes what the file says
  void read(Named file, Span from, Map<String, String> given, SequencedMap<String, String> into) {
    if (count > MOST) {
      return;
    }
    var known = fixed.get(file);
    if (known == null) {
      sources
          .read(file.path(), file.what(), from)
          .map(found -> parser.parse(found, file.raw(), given, into))
          .ifPresent(said -> keep(file, said));
    } else {
      into.putAll(known);
    }
    count += into.size();
    if (count > MOST) {
      diagnostics.add(
          Diagnostic.error(
                  Code.YAML_LIMIT, from, "all services together have too many variables and labels")
              .withHint("keep them below %,d".formatted(MOST)));
    }
  }

  private void keep(Named file, EnvFileParser.Said said) {
    if (said.fixed()) {
      fixed.put(file, said.values());
    }
  }
}
