package dev.dhow.model;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A program that provides a service in place of containers.
///
/// @param type names the program
/// @param options each with one value or several
public record Provider(
    String type, SortedMap<String, List<String>> options, SortedMap<String, Value> extensions) {

  public Provider {
    var copy = new TreeMap<String, List<String>>();
    options.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    options = Sorted.copyOf(copy);
    extensions = Sorted.copyOf(extensions);
  }
}
