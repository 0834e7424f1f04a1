package dev.dhow.load;

import dev.dhow.load.env.EnvFileParser;
import dev.dhow.source.SourceFile;
import dev.dhow.source.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The project's variables: the environment dhow was started with, and below it what the env files
/// say, those read first winning.
final class EnvFiles {
  private final Sources sources;
  private final EnvFileParser parser;
  private final Map<String, String> variables;
  private final Set<Path> known = new HashSet<>();
  private final List<Path> read = new ArrayList<>();

  EnvFiles(Map<String, String> environment, Sources sources, EnvFileParser parser) {
    this.variables = new HashMap<>(environment);
    this.sources = sources;
    this.parser = parser;
  }

  /// An env file and where it is named.
  ///
  /// @param place null for the command line and the environment
  record Named(Path path, @Nullable Span place) {}

  /// Reads files that nobody named in a file.
  void add(List<Path> files) {
    addNamed(files.stream().map(file -> new Named(file, null)).toList());
  }

  /// Reads files of one group, in which later ones win, unless an earlier group had them.
  void addNamed(List<Named> files) {
    var said = new LinkedHashMap<String, String>();
    int earlier = read.size();
    for (var file : files.stream().filter(each -> !known.contains(each.path())).toList()) {
      known.add(file.path());
      read.add(earlier, file.path());
      sources
          .readRequired(file.path(), "the env file", file.place())
          .ifPresent(found -> parse(found, said));
    }
    said.forEach(variables::putIfAbsent);
  }

  private void parse(SourceFile file, SequencedMap<String, String> into) {
    parser.parse(file, false, Map.copyOf(variables), into);
  }

  /// All files so far, the one that wins first.
  List<Path> files() {
    return List.copyOf(read);
  }

  Map<String, String> variables() {
    return Map.copyOf(variables);
  }
}
