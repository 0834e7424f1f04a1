package dev.dhow.load.canonical;

import dev.dhow.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/// Is told which port or mount gives way to which, as two are the same only in their long form;
/// asked for only where somebody wants to know.
@FunctionalInterface
public interface Replaced {

  /// For when nobody wants to know.
  Replaced NONE = (_, _) -> {};

  void by(YamlNode before, YamlNode now);

  /// @param before null when nothing gave way
  default void tell(@Nullable YamlNode before, YamlNode now) {
    if (before != null) {
      by(before, now);
    }
  }
}
