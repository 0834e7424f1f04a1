package dev.dhow.load;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.model.EnvFile;
import dev.dhow.source.Span;
import java.util.Map;
import java.util.SequencedMap;

/// Reads the env files that services name.
final class ServiceEnvFiles {
  private static final String RAW = "raw";

  private final Sources sources;
  private final VariableFiles files;
  private final Diagnostics diagnostics;

  ServiceEnvFiles(Sources sources, VariableFiles files, Diagnostics diagnostics) {
    this.sources = sources;
    this.files = files;
    this.diagnostics = diagnostics;
  }

  /// @param from where the file is named
  /// @param given variables that win over those of the file when a value refers to them
  /// @param into takes what the file says
  void read(EnvFile file, Span from, Map<String, String> given, SequencedMap<String, String> into) {
    var named = file.path().toString();
    var path = sources.resolve(named);
    if (named.isEmpty() || !sources.exists(path)) {
      if (file.required()) {
        var message =
            named.isEmpty()
                ? "the path of the env file is empty"
                : "the env file `" + sources.name(path) + "` does not exist";
        diagnostics.add(
            Diagnostic.error(Code.FILE_NOT_FOUND, from, message)
                .withHint("create it, or mark it with `required: false`"));
      }
      return;
    }
    boolean raw = RAW.equals(file.format());
    files.read(new VariableFiles.Named(path, "the env file", raw), from, given, into);
    refuseNameless(from, into);
  }

  /// No container can have a variable without a name.
  private void refuseNameless(Span from, SequencedMap<String, String> read) {
    if (read.remove("") != null) {
      diagnostics.add(
          Diagnostic.error(Code.BAD_ENV_FILE, from, "a variable in this file has no name")
              .withHint("write a name in front of each `=`"));
    }
  }
}
