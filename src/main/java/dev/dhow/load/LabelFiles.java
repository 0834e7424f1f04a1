package dev.dhow.load;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.load.env.EnvFileParser;
import dev.dhow.model.Service;
import dev.dhow.yaml.NodeLocator;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Reads the files of labels that services name, which are written like env files. What `labels`
/// says wins; a value may refer to labels before it, and to nothing else.
final class LabelFiles {
  private final Sources sources;
  private final EnvFileParser parser;
  private final NodeLocator places;
  private final Diagnostics diagnostics;

  LabelFiles(Sources sources, EnvFileParser parser, NodeLocator places, Diagnostics diagnostics) {
    this.sources = sources;
    this.parser = parser;
    this.places = places;
    this.diagnostics = diagnostics;
  }

  /// The service with all of its labels.
  Service resolve(Service service) {
    var files = service.labelFiles();
    if (files.isEmpty()) {
      return service;
    }
    var read = new LinkedHashMap<String, String>();
    for (int i = 0; i < files.size(); i++) {
      read(files.get(i), service, i, read);
    }
    var labels = new TreeMap<>(read);
    labels.putAll(service.labels());
    return service.withLabels(labels);
  }

  private void read(Path file, Service service, int index, SequencedMap<String, String> into) {
    var name = service.name().value();
    var from = places.at("services", name, "label_file", Integer.toString(index));
    if (file.toString().isEmpty() || !sources.exists(file)) {
      diagnostics.add(
          Diagnostic.error(
                  Code.FILE_NOT_FOUND,
                  from,
                  "the label file `" + sources.name(file) + "` does not exist")
              .withHint("create it, or name another one"));
      return;
    }
    sources
        .read(file, "the label file", from)
        .ifPresent(found -> parser.parse(found, Map.of(), into));
  }
}
