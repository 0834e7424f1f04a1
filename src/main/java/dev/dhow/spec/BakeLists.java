package dev.dhow.spec;

import dev.dhow.model.Entries;
import dev.dhow.model.Resources.Ulimit;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How some attributes of a build are written in a file for bake.
final class BakeLists {

  private BakeLists() {}

  /// `NAME=VALUE`, or `NAME=SOFT:HARD`.
  static List<String> ulimits(SortedMap<String, Ulimit> limits) {
    return Entries.of(limits)
        .map(limit -> limit.getKey() + "=" + ulimit(limit.getValue()))
        .toList();
  }

  private static String ulimit(Ulimit limit) {
    return limit.single() > 0 ? Long.toString(limit.single()) : limit.soft() + ":" + limit.hard();
  }

  /// @param hosts `NAME=ADDRESS`; a name may have several addresses
  static SortedMap<String, String> hosts(List<String> hosts) {
    var addresses = new TreeMap<String, String>();
    for (var host : hosts) {
      int equals = host.indexOf('=');
      addresses.merge(
          host.substring(0, equals), host.substring(equals + 1), (one, other) -> one + "," + other);
    }
    return addresses;
  }
}
