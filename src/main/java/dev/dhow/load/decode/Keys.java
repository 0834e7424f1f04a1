package dev.dhow.load.decode;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The keys a mapping may have.
///
/// @param what how messages name the mapping: `a service`
/// @param handled those dhow understands
/// @param later those of the Compose language that dhow does not handle, and what to do instead
/// @param extensible whether `x-*` may be among them
record Keys(String what, Set<String> handled, Map<String, String> later, boolean extensible) {

  Keys {
    handled = Set.copyOf(handled);
    later = Map.copyOf(later);
  }

  static Keys of(String what, String... handled) {
    return new Keys(what, Set.of(handled), Map.of(), true);
  }

  Keys later(Map<String, String> instead) {
    return new Keys(what, handled, instead, extensible);
  }

  Keys withoutExtensions() {
    return new Keys(what, handled, later, false);
  }

  Set<String> all() {
    var all = new HashSet<>(handled);
    all.addAll(later.keySet());
    return all;
  }
}
