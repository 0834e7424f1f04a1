package dev.dhow.load.canonical;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.util.List;

/// What services depend on: a mere name stands for a service that has started.
final class DependencyForm {
  private static final int MOST = 100_000;

  private final Extent extent;
  private final Diagnostics diagnostics;
  private final NamesForm names;
  private int count;

  DependencyForm(Extent extent, Diagnostics diagnostics) {
    this.extent = extent;
    this.diagnostics = diagnostics;
    this.names = new NamesForm(diagnostics);
  }

  /// Of too many none is kept, as what is wrong has been told.
  YamlNode dependencies(YamlNode node) {
    int before = count;
    count += size(node);
    if (count <= MOST) {
      return longForm(node);
    }
    if (before <= MOST) {
      diagnostics.add(
          Diagnostic.error(
                  Code.YAML_LIMIT,
                  node.span(),
                  "the services have more than " + MOST + " dependencies")
              .withHint("name only what a service needs itself"));
    }
    return Nodes.empty(node.span());
  }

  private static int size(YamlNode node) {
    return switch (node) {
      case YamlMapping mapping -> mapping.entries().size();
      case YamlSequence list -> list.items().size();
      case YamlScalar _ -> 0;
    };
  }

  private YamlNode longForm(YamlNode node) {
    if (!extent.typed() && node instanceof YamlMapping mapping) {
      return Nodes.changeValues(mapping, DependencyForm::whole);
    }
    return names.names(node, DependencyForm::started);
  }

  private static YamlNode started(YamlNode name) {
    return new YamlMapping(
        List.of(
            Nodes.entry("condition", Nodes.text("service_started", name.span())),
            Nodes.entry("required", Nodes.bool(true, name.span()))),
        name.span());
  }

  private static YamlNode whole(YamlNode node) {
    if (!(node instanceof YamlMapping mapping)) {
      return node;
    }
    var condition = Nodes.text("service_started", node.span());
    return Nodes.withDefault(
        Nodes.withDefault(mapping, "condition", condition),
        "required",
        Nodes.bool(true, node.span()));
  }
}
