package dev.dhow.load;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.source.SourceFile;
import dev.dhow.source.Span;
import dev.dhow.yaml.YamlLimits;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlParser;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlScalar.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the documents of compose files: those of the project, those that are included, and those
/// that services extend.
final class Documents {
  /// What docker compose would fetch: an OCI artifact, or a git repository.
  private static final Pattern REMOTE =
      Pattern.compile("(oci|git|ssh|https?)://.*|git@.*|github\\.com/.*");

  /// Mistakes that leave enough of a file to go on with.
  private static final Set<Code> READABLE = Set.of(Code.DUPLICATE_KEY, Code.WRONG_TYPE);

  private static final int MOST_FILES = 1000;

  private final Sources sources;
  private final Diagnostics diagnostics;
  private final Traces traces;
  private boolean incomplete;
  private int files;

  /// @param traces is told each document that was read
  Documents(Sources sources, Diagnostics diagnostics, Traces traces) {
    this.sources = sources;
    this.diagnostics = diagnostics;
    this.traces = traces;
  }

  /// Whether something could not be read, so that what should be in it would be missed.
  boolean isIncomplete() {
    return incomplete;
  }

  /// The documents of a file that has to be there.
  ///
  /// @param from where the file is named; null for the command line and the environment
  List<YamlMapping> read(Path path, @Nullable Span from) {
    if (++files > MOST_FILES) {
      refuseMore(from);
      return List.of();
    }
    var before = diagnostics.all().size();
    var found = new ArrayList<YamlMapping>();
    sources
        .readRequired(path, "the compose file", from)
        .ifPresent(file -> found.addAll(documents(file)));
    var added = diagnostics.all().subList(before, diagnostics.all().size());
    found.forEach(traces.written());
    incomplete |= added.stream().anyMatch(d -> d.isError() && !READABLE.contains(d.code()));
    return found;
  }

  private void refuseMore(@Nullable Span from) {
    if (files == MOST_FILES + 1) {
      var message = "more than " + MOST_FILES + " files are read for this project";
      diagnostics.add(
          Diagnostic.error(Code.YAML_LIMIT, from, message)
              .withHint("include the same file less often"));
    }
    incomplete = true;
  }

  /// The path that a file names; empty when it cannot be one, or is elsewhere, which is reported.
  Optional<String> path(YamlScalar written) {
    var path = written.text();
    if (written.kind() != Kind.STRING || path.isEmpty() || path.indexOf('\0') >= 0) {
      var message = "this is not the path of a file";
      diagnostics.add(
          Diagnostic.error(Code.BAD_VALUE, written.span(), message)
              .withHint("write the path of a compose file"));
    } else if (isRemote(path)) {
      diagnostics.add(remote(path, written.span()));
    } else {
      return Optional.of(path);
    }
    incomplete = true;
    return Optional.empty();
  }

  static boolean isRemote(String path) {
    return REMOTE.matcher(path).matches();
  }

  static Diagnostic remote(String path, @Nullable Span from) {
    var message = "`" + path + "` is not on this machine, and dhow fetches no compose files";
    return Diagnostic.error(Code.REMOTE_FILE, from, message)
        .withHint("look at what is in it, keep a copy beside the project, and name that");
  }

  /// The documents of a file; none when nothing but comments are in it.
  private List<YamlMapping> documents(SourceFile file) {
    var found = new ArrayList<YamlMapping>();
    var parser = new YamlParser(YamlLimits.DEFAULT, traces.displaced()::replaced);
    for (var document : parser.parse(file, diagnostics)) {
      if (document instanceof YamlMapping mapping) {
        found.add(mapping);
      } else {
        refuse(document);
      }
    }
    return found;
  }

  private void refuse(YamlNode document) {
    if (document instanceof YamlScalar scalar && scalar.isNull()) {
      diagnostics.add(
          Diagnostic.error(Code.EMPTY_FILE, document.span(), "there is nothing in this document")
              .withHint("remove the `---` before it, or declare something"));
      return;
    }
    diagnostics.add(
        Diagnostic.error(
                Code.WRONG_TYPE,
                document.span(),
                "a compose file is a mapping, this is " + document.kindText())
            .withHint("write what is to run under `services:`"));
  }
}
