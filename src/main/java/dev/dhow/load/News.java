package dev.dhow.load;

import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// Tells what is new in a document that grows: its services and other things that were not there
/// before, or were changed.
final class News {
  private final Set<YamlNode> known = Collections.newSetFromMap(new IdentityHashMap<>());

  /// The document with only the things in its sections that are not known.
  YamlMapping of(YamlMapping document) {
    return document.withValues(section ->
        section.value() instanceof YamlMapping things
            ? things.withEntries(
                things.entries().stream().filter(each -> !known.contains(each.value())).toList())
            : section.value());
  }

  /// From now on the things of this document are known.
  void know(YamlMapping document) {
    for (var section : document.entries()) {
      if (section.value() instanceof YamlMapping things) {
        things.entries().forEach(each -> known.add(each.value()));
      }
    }
  }
}
