package dev.dhow.load.decode;

import dev.dhow.diagnostic.Diagnostic.Severity;
import java.util.Set;

/// What stands beside `external: true`: an external thing is found by its name, so that whatever
/// says how to make it has no effect.
final class Externals {
  private static final String KEY = "external";
  private static final Set<String> FITTING = Set.of(KEY, "name");

  private Externals() {}

  /// @param thing whose `external` is true
  static void check(Section thing, Severity severity) {
    var external = thing.node().entry(KEY).orElseThrow().key();
    for (var entry : thing.node().entries()) {
      if (!FITTING.contains(entry.name()) && thing.handles(entry.name())) {
        thing.problems().besideExternal(severity, entry, external);
      }
    }
  }
}
