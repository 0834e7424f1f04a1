package dev.dhow.load.decode;

import java.util.HashSet;
import java.util.Set;

/// The keys a mapping may have.
///
/// @param what how messages name the mapping: `a service`
/// @param handled those dhow understands
/// @param later those of the Compose language that dhow does not handle yet
record Keys(String what, Set<String> handled, Set<String> later) {

  Keys {
    handled = Set.copyOf(handled);
    later = Set.copyOf(later);
  }

  static Keys of(String what, String... handled) {
    return new Keys(what, Set.of(handled), Set.of());
  }

  Keys later(String... keys) {
    return new Keys(what, handled, Set.of(keys));
  }

  Set<String> all() {
    var all = new HashSet<>(handled);
    all.addAll(later);
    return all;
  }
}
