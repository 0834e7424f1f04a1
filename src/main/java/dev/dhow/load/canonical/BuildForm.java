package dev.dhow.load.canonical;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

/// How an image is built.
final class BuildForm {
  private static final String SERVICE = "service:";
  private static final String AGENT = "default";

  private final Surroundings surroundings;
  private final Extent extent;
  private final Paths paths;
  private final Diagnostics diagnostics;

  BuildForm(Surroundings surroundings, Paths paths, Diagnostics diagnostics) {
    this.surroundings = surroundings;
    this.extent = surroundings.extent();
    this.paths = paths;
    this.diagnostics = diagnostics;
  }

  YamlNode build(YamlNode node) {
    var build =
        Nodes.isText(node)
            ? new YamlMapping(List.of(Nodes.entry("context", node)), node.span())
            : node;
    if (!(build instanceof YamlMapping mapping)) {
      return build;
    }
    var placed = extent.contexts() ? inProjectFolder(mapping) : mapping;
    var changed = references(Nodes.change(placed, "context", paths::context));
    if (!extent.typed()) {
      return extent.normalized() ? withDockerfile(withArguments(changed)) : changed;
    }
    changed = Nodes.change(changed, "args", this::arguments);
    changed = Nodes.change(changed, "labels", KeyValueForm::labels);
    changed = Nodes.change(changed, "extra_hosts", hosts -> HostsForm.list(hosts, diagnostics));
    changed = Nodes.change(changed, "tags", ServiceForm::unique);
    changed = Nodes.change(changed, "no_cache_filter", ServiceForm::list);
    return extent.normalized() ? withDockerfile(changed) : changed;
  }

  /// What the build refers to, and how it may be told shorter.
  private YamlMapping references(YamlMapping build) {
    var changed = Nodes.change(build, "provenance", BuildForm::asText);
    changed = Nodes.change(changed, "sbom", BuildForm::asText);
    changed = Nodes.change(changed, "ssh", this::keys);
    changed = Nodes.change(changed, "secrets", BuildForm::references);
    return Nodes.change(changed, "additional_contexts", this::contexts);
  }

  private YamlNode arguments(YamlNode node) {
    return extent.normalized()
        ? KeyValueForm.withValues(KeyValueForm.variables(node, surroundings.variables()))
        : KeyValueForm.mapping(node);
  }

  private YamlMapping withArguments(YamlMapping build) {
    return Nodes.change(
        build,
        "args",
        args ->
            KeyValueForm.withValues(KeyValueForm.resolved(args, surroundings.variables(), true)));
  }

  private static YamlMapping inProjectFolder(YamlMapping build) {
    return Nodes.withDefault(build, "context", Nodes.text(".", build.span()));
  }

  private static YamlMapping withDockerfile(YamlMapping build) {
    return build.entry("dockerfile_inline").isPresent()
        ? build
        : Nodes.withDefault(build, "dockerfile", Nodes.text("Dockerfile", build.span()));
  }

  /// `true` is the same as `"true"`.
  private static YamlNode asText(YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.kind() == YamlScalar.Kind.BOOLEAN
        ? Nodes.text(scalar.text(), scalar.span())
        : node;
  }

  /// Items that are mere names become mappings.
  static YamlNode references(YamlNode node) {
    return Nodes.changeItems(
        node,
        item ->
            Nodes.isText(item)
                ? new YamlMapping(List.of(Nodes.entry("source", item)), item.span())
                : item);
  }

  private YamlNode contexts(YamlNode node) {
    var mapping =
        node instanceof YamlSequence list
            ? fromList(list, "`%s` does not say which context it names", "write NAME=CONTEXT")
            : node;
    return Nodes.changeValues(
        mapping,
        context -> Nodes.textOf(context).startsWith(SERVICE) ? context : paths.context(context));
  }

  private YamlNode keys(YamlNode node) {
    var mapping =
        node instanceof YamlSequence list
            ? fromList(list, "`%s` has no path", "write ID=PATH, or `default` for the agent")
            : node;
    return KeyValueForm.mapping(Nodes.changeValues(mapping, paths::ofHost));
  }

  /// Items are `NAME=VALUE`; only the agent needs no value. One with the same text twice stays a
  /// list, which decoding refuses.
  private YamlNode fromList(YamlSequence list, String complaint, String hint) {
    var entries = new LinkedHashMap<String, Entry>();
    var seen = new HashSet<String>();
    for (var item : list.items()) {
      if (!Nodes.isText(item) || !seen.add(Nodes.textOf(item))) {
        return list;
      }
      var text = Nodes.textOf(item);
      int equals = text.indexOf('=');
      boolean agent = hint.contains(AGENT);
      if (equals < 0 && (agent ? !text.equals(AGENT) : extent.typed())) {
        diagnostics.add(
            Diagnostic.error(Code.BAD_VALUE, item.span(), complaint.formatted(text))
                .withHint(hint));
      }
      var name = equals < 0 ? text : text.substring(0, equals);
      var value =
          equals < 0
              ? Nodes.nothing(item.span())
              : Nodes.text(text.substring(equals + 1), item.span());
      entries.put(name, Nodes.entry(name, value));
    }
    return new YamlMapping(new ArrayList<>(entries.values()), list.span());
  }
}
