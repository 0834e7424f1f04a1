package dev.dhow.plan;

import dev.dhow.spec.Names;
import dev.dhow.state.ContainerId;
import java.util.regex.Pattern;

/// The names containers have while one replaces another. A replacement that was cut short leaves
/// them behind, and the next plan knows them by their form.
final class Temporary {
  private static final String OLD = "old_";
  private static final Pattern LEAD = Pattern.compile("[0-9a-f]{12}_(old_)?");

  private Temporary() {}

  /// Of the new container, until the old one gives its name away.
  static String ofNew(ContainerId old, String name) {
    return Names.temporary(old.value(), name);
  }

  /// Of the old container, from then on until it is removed.
  static String ofOld(ContainerId old, String name) {
    return Names.temporary(old.value(), OLD + name);
  }

  static boolean isOfOld(ContainerId old, String candidate) {
    return candidate.startsWith(Names.temporary(old.value(), OLD));
  }

  /// Whether `candidate` is a temporary name of what is to be called `name`.
  static boolean stands(String candidate, String name) {
    return candidate.endsWith(name)
        && LEAD.matcher(candidate.substring(0, candidate.length() - name.length())).matches();
  }
}
