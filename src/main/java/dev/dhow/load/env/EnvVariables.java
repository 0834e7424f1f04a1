package dev.dhow.load.env;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/// The variables known while a file is read: those given from outside, and those read so far.
final class EnvVariables {
  private static final long MOST = 8 << 20;

  private final Map<String, String> given;
  private final SequencedMap<String, String> read;
  private final SequencedMap<String, String> own = new LinkedHashMap<>();
  private final ObjIntConsumer<String> places;
  private boolean fixed = true;
  private long size;

  /// Made when a value first refers to one.
  private @Nullable Map<String, String> visible;

  EnvVariables(Map<String, String> given, SequencedMap<String, String> read) {
    this(given, read, (_, _) -> {});
  }

  /// @param places is told where in the file each variable is set
  EnvVariables(
      Map<String, String> given, SequencedMap<String, String> read, ObjIntConsumer<String> places) {
    this.given = given;
    this.read = read;
    this.places = places;
  }

  /// @param offset where in the file its name stands
  void set(String key, String value, int offset) {
    read.put(key, value);
    own.put(key, value);
    places.accept(key, offset);
    size += value.length();
    if (visible != null && !given.containsKey(key)) {
      visible.put(key, value);
    }
  }

  /// Whether values that refer to each other have grown beyond what any file says.
  boolean areTooLarge() {
    return size > MOST;
  }

  /// A line with nothing but a key takes the variable over, if there is one.
  void takeOver(String key, int offset) {
    fixed = false;
    var value = given.get(key);
    if (value != null) {
      set(key, value, offset);
    }
  }

  Map<String, String> visible() {
    fixed = false;
    var known = visible;
    if (known == null) {
      known = new HashMap<>(read);
      known.putAll(given);
      visible = known;
    }
    return Collections.unmodifiableMap(known);
  }

  /// Those that the file itself sets.
  Map<String, String> own() {
    return Collections.unmodifiableMap(own);
  }

  /// Whether none of them depends on those given or read before.
  boolean areFixed() {
    return fixed;
  }
}
