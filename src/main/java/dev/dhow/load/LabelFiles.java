package dev.dhow.load;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
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
  private final VariableFiles files;
  private final NodeLocator places;
  private final Diagnostics diagnostics;

  LabelFiles(Sources sources, VariableFiles files, NodeLocator places, Diagnostics diagnostics) {
    this.sources = sources;
    this.files = files;
    this.places = places;
    this.diagnostics = diagnostics;
  }

  /// The service with all of its labels.
  Service resolve(Service service) {
    var named = service.labelFiles();
    if (named.isEmpty()) {
      return service;
    }
    var read = new LinkedHashMap<String, String>();
    for (int i = 0; i < named.size(); i++) {
      read(named.get(i), service, i, read);
    }
    var labels = new TreeMap<>(read);
    labels.putAll(service.labels());
    return service.withLabels(labels);
  }

  private void read(Path file, Service service, int index, SequencedMap<String, String> into) {
    var name = service.name().value();
    var from = places.at("services", name, "label_file", Integer.toString(index));
    boolean unnamed = file.toString().isEmpty();
    var path = sources.resolve(file.toString());
    if (unnamed || !sources.exists(path)) {
      var message =
          unnamed
              ? "the path of the label file is empty"
              : "the label file `" + sources.name(path) + "` does not exist";
      diagnostics.add(
          Diagnostic.error(Code.FILE_NOT_FOUND, from, message)
              .withHint("create it, or name another one"));
      return;
    }
    files.read(new VariableFiles.Named(path, "the label file", false), from, Map.of(), into);
  }
}
