package dev.dhow.load.decode;

import dev.dhow.model.Provider;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Decodes a program that provides a service.
final class ProviderDecoder {

  private ProviderDecoder() {}

  static Provider decode(Section provider) {
    return new Provider(provider.required("type"), options(provider), provider.extensions());
  }

  /// Each option has one value or several; one without any is as good as not there.
  private static SortedMap<String, List<String>> options(Section provider) {
    var result = new TreeMap<String, List<String>>();
    for (var entry : provider.entries("options")) {
      var items =
          entry.value() instanceof YamlSequence list ? list.items() : List.of(entry.value());
      var texts = new ArrayList<String>();
      for (var item : items) {
        if (item instanceof YamlScalar scalar && !scalar.isNull()) {
          texts.add(scalar.text());
        } else {
          provider.problems().wrongType(item, entry.name(), "a string");
        }
      }
      if (!texts.isEmpty()) {
        result.put(entry.name(), texts);
      }
    }
    return result;
  }
}
