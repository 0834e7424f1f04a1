package dev.dhow.load;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.load.env.EnvFileParser;
import dev.dhow.model.EnvFile;
import dev.dhow.source.Span;
import java.util.Map;
import java.util.SequencedMap;

/// Reads the env files that services name.
final class ServiceEnvFiles {
  private static final String RAW = "raw";
  private static final long MOST = 16 << 20;

  private final Sources sources;
  private final EnvFileParser parser;
  private final Diagnostics diagnostics;
  private long size;

  ServiceEnvFiles(Sources sources, EnvFileParser parser, Diagnostics diagnostics) {
    this.sources = sources;
    this.parser = parser;
    this.diagnostics = diagnostics;
  }

  /// @param from where the file is named
  /// @param given variables that win over those of the file when a value refers to them
  /// @param into takes what the file says
  void read(EnvFile file, Span from, Map<String, String> given, SequencedMap<String, String> into) {
    var path = sources.resolve(file.path().toString());
    if (!sources.exists(path)) {
      if (file.required()) {
        diagnostics.add(
            Diagnostic.error(
                    Code.FILE_NOT_FOUND,
                    from,
                    "the env file `" + sources.name(path) + "` does not exist")
                .withHint("create it, or mark it with `required: false`"));
      }
      return;
    }
    sources
        .read(path, "the env file", from)
        .ifPresent(found -> {
          size += found.text().length();
          if (size > MOST) {
            diagnostics.add(
                Diagnostic.error(
                    Code.YAML_LIMIT, from, "the env files of all services are too large together"));
            return;
          }
          if (RAW.equals(file.format())) {
            parser.parseRaw(found, given, into);
          } else {
            parser.parse(found, given, into);
          }
        });
  }
}
