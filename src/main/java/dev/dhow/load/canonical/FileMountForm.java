package dev.dhow.load.canonical;

import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlSequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Configs and secrets of a service: a mere name is the source.
final class FileMountForm {

  private FileMountForm() {}

  /// @param folder of the default target; null when there is none
  static YamlNode mounts(YamlNode node, @Nullable String folder) {
    return node instanceof YamlSequence list
        ? list.withItems(list.items().stream().map(item -> mount(item, folder)).toList())
        : node;
  }

  private static YamlNode mount(YamlNode item, @Nullable String folder) {
    var mount =
        Nodes.isText(item)
            ? new YamlMapping(List.of(Nodes.entry("source", item)), item.span())
            : item;
    if (!(mount instanceof YamlMapping mapping) || folder == null) {
      return mount;
    }
    var source = mapping.value("source").map(Nodes::textOf).orElse("");
    return Nodes.withDefault(mapping, "target", Nodes.text(folder + source, item.span()));
  }
}
