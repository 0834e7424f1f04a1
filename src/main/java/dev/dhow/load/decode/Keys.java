package dev.dhow.load.decode;

import java.util.HashSet;
import java.util.Set;

/// The keys a mapping may have.
///
/// @param what how messages name the mapping: `a service`
/// @param handled those dhow understands
/// @param later those of the Compose language that dhow does not handle yet
/// @param extensible whether `x-*` may be among them
record Keys(String what, Set<String> handled, Set<String> later, boolean extensible) {

  Keys {
    handled = Set.copyOf(handled);
    later = Set.copyOf(later);
  }

  static Keys of(String what, String... handled) {
    return new Keys(what, Set.of(handled), Set.of(), true);
  }

  Keys later(String... keys) {
    return new Keys(what, handled, Set.of(keys), extensible);
  }

  Keys withoutExtensions() {
    return new Keys(what, handled, later, false);
  }

  Set<String> all() {
    var all = new HashSet<>(handled);
    all.addAll(later);
    return all;
  }
}
