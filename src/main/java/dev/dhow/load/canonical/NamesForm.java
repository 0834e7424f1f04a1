package dev.dhow.load.canonical;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.function.UnaryOperator;

/// A list of names is a mapping with these keys.
final class NamesForm {
  private final Diagnostics diagnostics;

  NamesForm(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /// Of names to nothing.
  YamlNode names(YamlNode node) {
    return names(node, name -> Nodes.nothing(name.span()));
  }

  /// @param value what a mere name stands for
  YamlNode names(YamlNode node, UnaryOperator<YamlNode> value) {
    return node instanceof YamlSequence list && list.items().stream().allMatch(Nodes::isText)
        ? keyed(list, value)
        : node;
  }

  private YamlMapping keyed(YamlSequence names, UnaryOperator<YamlNode> value) {
    var entries = new LinkedHashMap<String, Entry>();
    for (var name : names.items()) {
      var text = Nodes.textOf(name);
      if (entries.put(text, Nodes.entry(text, value.apply(name))) != null) {
        diagnostics.add(
            Diagnostic.error(Code.BAD_VALUE, name.span(), "`" + text + "` is there twice")
                .withHint("remove one of them"));
      }
    }
    return new YamlMapping(new ArrayList<>(entries.values()), names.span());
  }
}
