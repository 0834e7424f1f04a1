package dev.dhow.load;

import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.model.Value;
import dev.dhow.source.SourceFile;
import dev.dhow.source.SourceReader;
import dev.dhow.spec.Json;
import dev.dhow.yaml.Timestamps;
import dev.dhow.yaml.YamlLimits;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlParser;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Files that say the same as others: the entries of all mappings in another order. What has an
/// order, lists and the lines of env files, keeps it.
record ShuffledFiles(SourceReader files, long seed) implements SourceReader {

  @Override
  public Optional<SourceFile> read(Path path) {
    var file = files.read(path);
    return path.toString().endsWith(".yaml") ? file.map(this::shuffled) : file;
  }

  private SourceFile shuffled(SourceFile file) {
    var random = new Random(seed);
    var text = new StringBuilder();
    for (var document : new YamlParser(YamlLimits.DEFAULT).parse(file, new Diagnostics())) {
      write(document, "", random, text.append("---"));
    }
    return new SourceFile(file.name(), text.toString());
  }

  private static void write(YamlNode node, String indent, Random random, StringBuilder text) {
    if (node.tag() != null) {
      text.append(' ').append(node.tag());
    }
    switch (node) {
      case YamlScalar scalar -> text.append(' ').append(written(scalar)).append('\n');
      case YamlSequence list -> {
        text.append(list.items().isEmpty() ? " []\n" : "\n");
        for (var item : list.items()) {
          write(item, indent + "  ", random, text.append(indent).append('-'));
        }
      }
      case YamlMapping mapping -> {
        text.append(mapping.entries().isEmpty() ? " {}\n" : "\n");
        for (var entry : shuffled(mapping.entries(), random)) {
          text.append(indent).append(quoted(entry.name())).append(':');
          write(entry.value(), indent + "  ", random, text);
        }
      }
    }
  }

  /// Quotes decide what a value is taken for, so they are kept as they are.
  private static String written(YamlScalar scalar) {
    if (scalar.isNull()) {
      return "null";
    }
    if (scalar.quoted() || scalar.text().contains("\n")) {
      return quoted(scalar.text());
    }
    boolean told =
        scalar.tag() == null
            && scalar.kind() == YamlScalar.Kind.STRING
            && Timestamps.of(scalar).isEmpty();
    return (told ? "!!str " : "") + scalar.text();
  }

  private static String quoted(String text) {
    return Json.compact(new Value.Text(text));
  }

  private static <T> List<T> shuffled(List<T> items, Random random) {
    var shuffled = new ArrayList<>(items);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  @Override
  public boolean exists(Path path) {
    return files.exists(path);
  }

  @Override
  public boolean isFolder(Path path) {
    return files.isFolder(path);
  }
}
