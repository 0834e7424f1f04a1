package dev.dhow.load.canonical;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.model.BooleanText;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlScalar.Kind;

/// One entry of `networks`, `volumes`, `configs` or `secrets`.
final class ResourceForm {
  private final Surroundings surroundings;
  private final Paths paths;
  private final Diagnostics diagnostics;

  ResourceForm(Surroundings surroundings, Diagnostics diagnostics) {
    this.surroundings = surroundings;
    this.paths = new Paths(surroundings);
    this.diagnostics = diagnostics;
  }

  YamlNode resource(Entry entry) {
    return resource(entry.name(), entry.value());
  }

  private YamlNode resource(String key, YamlNode node) {
    if (Nodes.isNull(node)
        && !surroundings.extent().typed()
        && !surroundings.extent().normalized()) {
      return node;
    }
    var resource = Nodes.isNull(node) ? Nodes.empty(node.span()) : node;
    if (!(resource instanceof YamlMapping mapping)) {
      return resource;
    }
    var changed = withExternalName(mapping);
    if (surroundings.extent().typed()) {
      changed = Nodes.change(changed, "labels", KeyValueForm::labels);
      changed = Nodes.change(changed, "driver_opts", KeyValueForm::options);
    }
    changed = Nodes.change(changed, "file", paths::ofHost);
    changed = withDevice(changed);
    if (!surroundings.extent().normalized()) {
      return surroundings.extent().typed() ? withEmptyName(changed) : changed;
    }
    boolean external = changed.value("external").map(ResourceForm::isTrue).orElse(false);
    var name = external ? key : surroundings.name() + "_" + key;
    return Nodes.withDefault(changed, "name", Nodes.text(name, node.span()));
  }

  /// The empty name stands for one that is still to be made.
  private static YamlMapping withEmptyName(YamlMapping resource) {
    return Nodes.withDefault(resource, "name", Nodes.text("", resource.span()));
  }

  /// `external: {name: X}` is the old way to write `external: true` and `name: X`.
  private YamlMapping withExternalName(YamlMapping resource) {
    if (!(resource.value("external").orElse(null) instanceof YamlMapping old)) {
      return resource;
    }
    diagnostics.add(
        Diagnostic.warning(Code.OBSOLETE, old.span(), "`external` as a mapping is obsolete")
            .withHint("write `external: true` and `name` beside it"));
    for (var entry : old.entries()) {
      if (!entry.name().equals("name") && !entry.name().startsWith("x-")) {
        diagnostics.add(
            Diagnostic.error(
                    Code.UNKNOWN_KEY,
                    entry.key().span(),
                    "`" + entry.name() + "` is not a key of `external`")
                .withHint("write `external: true` and nothing below it"));
      }
    }
    var changed = Nodes.change(resource, "external", node -> Nodes.bool(true, node.span()));
    var name = old.value("name");
    var other = resource.value("name");
    if (name.isPresent()
        && other.isPresent()
        && !Nodes.textOf(name.get()).equals(Nodes.textOf(other.get()))) {
      diagnostics.add(
          Diagnostic.error(Code.CONFLICTING_KEYS, other.get().span(), "there are two names")
              .relatedTo(name.get().span())
              .withHint("keep `name`, and write `external: true`"));
    }
    return name.isPresent() ? Nodes.withDefault(changed, "name", name.get()) : changed;
  }

  /// A volume of the local driver may be a folder of the host, written relative to the project.
  private YamlMapping withDevice(YamlMapping volume) {
    boolean local = volume.value("driver").map(Nodes::textOf).orElse("").equals("local");
    if (!local || !(volume.value("driver_opts").orElse(null) instanceof YamlMapping options)) {
      return volume;
    }
    boolean bind = options.value("o").map(Nodes::textOf).orElse("").equals("bind");
    return bind
        ? Nodes.change(volume, "driver_opts", _ -> Nodes.change(options, "device", paths::ofHost))
        : volume;
  }

  private static boolean isTrue(YamlNode node) {
    return node instanceof YamlScalar scalar
        && (scalar.kind() == Kind.BOOLEAN || scalar.kind() == Kind.STRING)
        && BooleanText.isTrue(scalar.text());
  }
}
