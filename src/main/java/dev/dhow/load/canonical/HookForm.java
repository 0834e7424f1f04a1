package dev.dhow.load.canonical;

import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;

/// Commands for some occasion: a text becomes words, a list of variables a mapping.
final class HookForm {
  private final CommandForm commands;

  HookForm(CommandForm commands) {
    this.commands = commands;
  }

  YamlNode hooks(YamlNode node) {
    return Nodes.changeItems(node, this::hook);
  }

  YamlNode hook(YamlNode node) {
    if (!(node instanceof YamlMapping hook)) {
      return node;
    }
    var changed = Nodes.change(hook, "command", commands::words);
    return Nodes.change(changed, "environment", KeyValueForm::mapping);
  }

  /// Init containers that name no image have the service's.
  static YamlMapping withImages(YamlMapping service) {
    var image = service.value("image").filter(Nodes::isText);
    return image.isEmpty()
        ? service
        : Nodes.change(
            service,
            "pre_start",
            all -> Nodes.changeItems(all, each -> withImage(each, image.get())));
  }

  private static YamlNode withImage(YamlNode container, YamlNode image) {
    return container instanceof YamlMapping mapping
        ? Nodes.withDefault(mapping, "image", image)
        : container;
  }
}
