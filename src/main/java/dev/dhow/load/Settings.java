package dev.dhow.load;

import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.load.env.EnvFileParser;
import dev.dhow.load.interpolate.Interpolator;
import dev.dhow.load.interpolate.UnsetVariables;
import dev.dhow.source.SourceFile;
import dev.dhow.yaml.YamlScalar;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Reads env files once more, for the places of what they say, and what they were written with.
/// What is wrong with them has been told when the project was loaded.
final class Settings {
  private final Sources sources;
  private final Map<Path, Optional<SourceFile>> known = new HashMap<>();

  /// What was written on each line before variables were replaced in it.
  private final Map<Integer, String> written = new HashMap<>();

  private final EnvFileParser parser;

  Settings(Sources sources) {
    this.sources = sources;
    var texts = new Interpolator(Map.of(), new UnsetVariables(), new Diagnostics());
    this.parser =
        new EnvFileParser(
            (value, at, variables) -> {
              written.put(at.start().line(), value);
              return texts.expand(value, at, variables);
            },
            new Diagnostics());
  }

  /// What a file sets each of its variables to; nothing when it is not there.
  ///
  /// @param raw whether the file is of `format: raw`
  /// @param given variables that win over those of the file when a value refers to them
  /// @param read what files before it said; takes what this one says
  Map<String, Setting> of(
      Path file, boolean raw, Map<String, String> given, SequencedMap<String, String> read) {
    var settings = new LinkedHashMap<String, Setting>();
    known
        .computeIfAbsent(file, this::read)
        .ifPresent(source -> {
          written.clear();
          var said = parser.parse(source, raw, given, read).values();
          parser
              .places(source, given, raw)
              .forEach((name, place) -> {
                var value = YamlScalar.string(said.getOrDefault(name, ""), place);
                var text = YamlScalar.string(text(name, value), place);
                settings.put(name, new Setting(value, text));
              });
        });
    return settings;
  }

  private Optional<SourceFile> read(Path file) {
    return sources.exists(file) && !sources.isFolder(file)
        ? sources.read(file, "the env file", null)
        : Optional.empty();
  }

  /// A name alone takes over the variable of that name.
  private String text(String name, YamlScalar value) {
    var place = value.span();
    var line = place.file().line(place.start().line()).substring(place.start().column() - 1);
    return line.strip().equals(name)
        ? "${" + name + "}"
        : written.getOrDefault(place.start().line(), value.text().replace("$", "$$"));
  }
}
