package dev.dhow.load.canonical;

import dev.dhow.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/// Is told which port or mount gives way to which, as two are the same only in their long form;
/// asked for only where somebody wants to know.
@FunctionalInterface
public interface Replaced {

  /// For when nobody wants to know.
  Replaced NONE = new Nobody();

  void by(YamlNode before, YamlNode now);

  /// Not a lambda: the AOT cache has none of an interface's own.
  final class Nobody implements Replaced {
    private Nobody() {}

    @Override
    public void by(YamlNode before, YamlNode now) {}
  }

  /// @param before null when nothing gave way
  default void tell(@Nullable YamlNode before, YamlNode now) {
    if (before != null) {
      by(before, now);
    }
  }
}
