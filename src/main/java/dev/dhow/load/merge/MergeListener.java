package dev.dhow.load.merge;

import dev.dhow.yaml.NodePath;
import dev.dhow.yaml.YamlNode;

/// Is told what gives way to what when documents are merged; asked for only where somebody wants to
/// know.
@FunctionalInterface
public interface MergeListener {

  /// For when nobody wants to know. No lambda, as the AOT cache holds none of an interface that has
  /// constants: making it takes 2 ms of every start.
  MergeListener NONE =
      new MergeListener() {
        @Override
        public void replaced(YamlNode below, YamlNode above) {}
      };

  void replaced(YamlNode below, YamlNode above);

  /// @param by the `!reset` that takes away what is below
  default void removed(NodePath path, YamlNode below, YamlNode by) {}
}
