package dev.dhow.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class EntriesTest {

  @Test
  void come_in_the_order_of_the_map() {
    var map = new TreeMap<String, Integer>(Comparator.reverseOrder());
    map.putAll(Map.of("a", 1, "b", 2, "c", 3));

    assertThat(Entries.of(map).map(Map.Entry::getKey)).containsExactly("c", "b", "a");
  }

  @Test
  void are_those_of_the_moment() {
    var map = new TreeMap<>(Map.of("a", 1));
    var entries = Entries.of(map);
    map.put("b", 2);

    assertThat(entries).containsExactly(Map.entry("a", 1));
  }
}
