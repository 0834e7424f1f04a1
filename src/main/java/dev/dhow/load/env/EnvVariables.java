package dev.dhow.load.env;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SequencedMap;

/// The variables known while a file is read: those given from outside, and those read so far.
final class EnvVariables {
  private static final long MOST = 8 << 20;

  private final Map<String, String> given;
  private final SequencedMap<String, String> read;
  private final Map<String, String> visible;
  private long size;

  EnvVariables(Map<String, String> given, SequencedMap<String, String> read) {
    this.given = given;
    this.read = read;
    this.visible = new HashMap<>(read);
    visible.putAll(given);
  }

  void set(String key, String value) {
    read.put(key, value);
    size += value.length();
    if (!given.containsKey(key)) {
      visible.put(key, value);
    }
  }

  /// Whether values that refer to each other have grown beyond what any file says.
  boolean areTooLarge() {
    return size > MOST;
  }

  /// A line with nothing but a key takes the variable over, if there is one.
  void takeOver(String key) {
    var value = given.get(key);
    if (value != null) {
      read.put(key, value);
    }
  }

  Map<String, String> visible() {
    return Collections.unmodifiableMap(visible);
  }
}
