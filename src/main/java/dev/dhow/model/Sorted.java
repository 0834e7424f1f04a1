package dev.dhow.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Immutable sorted maps, which the platform does not have; unlike `Map.copyOf` they keep null
/// values, which mean *declared without a value* in environments.
public final class Sorted {

  private Sorted() {}

  public static <K extends Comparable<? super K>, V extends @Nullable Object>
      SortedMap<K, V> copyOf(Map<K, V> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
