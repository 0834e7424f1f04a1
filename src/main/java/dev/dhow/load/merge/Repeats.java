package dev.dhow.load.merge;

import dev.dhow.yaml.NodePath;
import dev.dhow.yaml.PathTable;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.function.Function;

/// Drops the items of lists that a later item replaces, which takes their place. Ports and mounts
/// are not here: whether two are the same shows only in their long form.
final class Repeats {
  /// What makes two items of a list the same.
  private static final PathTable<Function<YamlNode, String>> ALL =
      new PathTable<Function<YamlNode, String>>()
          .with("networks.*.labels", Repeats::upToEquals)
          .with("networks.*.ipam.options", Repeats::upToEquals)
          .with("services.*.annotations", Repeats::upToEquals)
          .with("services.*.build.additional_contexts", Repeats::upToEquals)
          .with("services.*.build.args", Repeats::upToEquals)
          .with("services.*.build.labels", Repeats::upToEquals)
          .with("services.*.build.tags", Repeats::upToEquals)
          .with("services.*.cap_add", Repeats::upToEquals)
          .with("services.*.cap_drop", Repeats::upToEquals)
          .with("services.*.configs", item -> target(item, "/"))
          .with("services.*.deploy.labels", Repeats::upToEquals)
          .with("services.*.devices", Repeats::device)
          .with("services.*.dns", Repeats::upToEquals)
          .with("services.*.dns_opt", Repeats::upToEquals)
          .with("services.*.dns_search", Repeats::upToEquals)
          .with("services.*.env_file", item -> member(item, "path"))
          .with("services.*.environment", Repeats::upToEquals)
          .with("services.*.expose", Repeats::text)
          .with("services.*.labels", Repeats::upToEquals)
          .with("services.*.links", Repeats::upToEquals)
          .with("services.*.networks.*.aliases", Repeats::upToEquals)
          .with("services.*.networks.*.link_local_ips", Repeats::upToEquals)
          .with("services.*.profiles", Repeats::upToEquals)
          .with("services.*.secrets", item -> target(item, "/run/secrets/"))
          .with("services.*.sysctls", Repeats::upToEquals)
          .with("services.*.tmpfs", Repeats::upToEquals);

  private final MergeListener listener;

  /// What has no repeats any more.
  private final Set<YamlNode> done = Collections.newSetFromMap(new IdentityHashMap<>());

  Repeats(MergeListener listener) {
    this.listener = listener;
  }

  /// Of a document that was made of one from which they were dropped, only what differs is looked
  /// at.
  YamlMapping dropFrom(YamlMapping document) {
    return document.withValues(section ->
        section.value() instanceof YamlMapping things
            ? things.withValues(thing -> dropOnce(thing, NodePath.of(section.name(), thing.name())))
            : section.value());
  }

  private YamlNode dropOnce(YamlMapping.Entry thing, NodePath path) {
    if (done.contains(thing.value())) {
      return thing.value();
    }
    var without = dropFrom(thing.value(), path);
    done.add(without);
    return without;
  }

  private YamlMapping dropFrom(YamlMapping mapping, NodePath path) {
    return mapping.withValues(entry -> dropFrom(entry.value(), path.key(entry.name())));
  }

  private YamlNode dropFrom(YamlNode node, NodePath path) {
    return switch (node) {
      case YamlMapping mapping -> dropFrom(mapping, path);
      case YamlScalar scalar -> scalar;
      case YamlSequence sequence ->
          ALL.find(path).map(key -> withoutRepeats(sequence, key)).orElse(sequence);
    };
  }

  private YamlSequence withoutRepeats(YamlSequence sequence, Function<YamlNode, String> key) {
    var items = new LinkedHashMap<String, YamlNode>();
    for (var item : sequence.items()) {
      var before = items.put(key.apply(item), item);
      if (before != null) {
        listener.replaced(before, item);
      }
    }
    if (items.size() == sequence.items().size()) {
      return sequence;
    }
    return sequence.withItems(new ArrayList<>(items.values()));
  }

  private static String text(YamlNode item) {
    return item instanceof YamlScalar scalar ? scalar.text() : "at " + item.span();
  }

  private static String upToEquals(YamlNode item) {
    var text = text(item);
    int equals = text.indexOf('=');
    return equals < 0 ? text : text.substring(0, equals);
  }

  private static String member(YamlNode item, String name) {
    return item instanceof YamlMapping mapping
        ? mapping.value(name).map(Repeats::text).orElse("at " + item.span())
        : text(item);
  }

  /// Devices are the same when they are the same inside the container.
  private static String device(YamlNode item) {
    var parts = text(item).split(":", -1);
    return item instanceof YamlMapping
        ? member(item, "target")
        : parts[Math.min(1, parts.length - 1)];
  }

  private static String target(YamlNode item, String folder) {
    boolean hasTarget = item instanceof YamlMapping mapping && mapping.entry("target").isPresent();
    return hasTarget ? member(item, "target") : folder + member(item, "source");
  }
}
