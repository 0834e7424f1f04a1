package dev.dhow.load.env;

import java.util.HashMap;
import java.util.Map;
import java.util.SequencedMap;

/// The variables known while a file is read: those given from outside, and those read so far.
final class EnvVariables {
  private final Map<String, String> given;
  private final SequencedMap<String, String> read;

  EnvVariables(Map<String, String> given, SequencedMap<String, String> read) {
    this.given = given;
    this.read = read;
  }

  void set(String key, String value) {
    read.put(key, value);
  }

  /// A line with nothing but a key takes the variable over, if there is one.
  void takeOver(String key) {
    var value = given.get(key);
    if (value != null) {
      read.put(key, value);
    }
  }

  Map<String, String> visible() {
    var all = new HashMap<String, String>(read);
    all.putAll(given);
    return all;
  }
}
