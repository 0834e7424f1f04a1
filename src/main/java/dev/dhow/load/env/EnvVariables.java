package dev.dhow.load.env;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.ObjIntConsumer;

/// The variables known while a file is read: those given from outside, and those read so far.
final class EnvVariables {
  private static final long MOST = 8 << 20;

  private final Map<String, String> given;
  private final SequencedMap<String, String> read;
  private final Map<String, String> visible;
  private final ObjIntConsumer<String> places;
  private long size;

  EnvVariables(Map<String, String> given, SequencedMap<String, String> read) {
    this(given, read, (_, _) -> {});
  }

  /// @param places is told where in the file each variable is set
  EnvVariables(
      Map<String, String> given, SequencedMap<String, String> read, ObjIntConsumer<String> places) {
    this.given = given;
    this.read = read;
    this.places = places;
    this.visible = new HashMap<>(read);
    visible.putAll(given);
  }

  /// @param offset where in the file its name stands
  void set(String key, String value, int offset) {
    read.put(key, value);
    places.accept(key, offset);
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
  void takeOver(String key, int offset) {
    var value = given.get(key);
    if (value != null) {
      set(key, value, offset);
    }
  }

  Map<String, String> visible() {
    return Collections.unmodifiableMap(visible);
  }
}
