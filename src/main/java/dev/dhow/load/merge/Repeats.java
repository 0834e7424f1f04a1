package dev.dhow.load.merge;

import dev.dhow.yaml.NodePath;
import dev.dhow.yaml.PathPattern;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Drops the items of lists that a later item replaces, which takes their place. Ports and mounts
/// are not here: whether two are the same shows only in their long form.
final class Repeats {
  private static final List<Rule> ALL =
      List.of(
          rule("networks.*.labels", Repeats::upToEquals),
          rule("networks.*.ipam.options", Repeats::upToEquals),
          rule("services.*.annotations", Repeats::upToEquals),
          rule("services.*.build.additional_contexts", Repeats::upToEquals),
          rule("services.*.build.args", Repeats::upToEquals),
          rule("services.*.build.extra_hosts", Repeats::text),
          rule("services.*.build.labels", Repeats::upToEquals),
          rule("services.*.build.tags", Repeats::upToEquals),
          rule("services.*.cap_add", Repeats::upToEquals),
          rule("services.*.cap_drop", Repeats::upToEquals),
          rule("services.*.configs", item -> target(item, "/")),
          rule("services.*.deploy.labels", Repeats::upToEquals),
          rule("services.*.devices", Repeats::device),
          rule("services.*.dns", Repeats::upToEquals),
          rule("services.*.dns_opt", Repeats::upToEquals),
          rule("services.*.dns_search", Repeats::upToEquals),
          rule("services.*.env_file", item -> member(item, "path")),
          rule("services.*.environment", Repeats::upToEquals),
          rule("services.*.expose", Repeats::text),
          rule("services.*.extra_hosts", Repeats::text),
          rule("services.*.labels", Repeats::upToEquals),
          rule("services.*.links", Repeats::upToEquals),
          rule("services.*.networks.*.aliases", Repeats::upToEquals),
          rule("services.*.networks.*.link_local_ips", Repeats::upToEquals),
          rule("services.*.profiles", Repeats::upToEquals),
          rule("services.*.secrets", item -> target(item, "/run/secrets/")),
          rule("services.*.sysctls", Repeats::upToEquals),
          rule("services.*.tmpfs", Repeats::upToEquals));

  private final MergeListener listener;

  /// What has no repeats any more.
  private final Set<YamlNode> done = Collections.newSetFromMap(new IdentityHashMap<>());

  Repeats(MergeListener listener) {
    this.listener = listener;
  }

  /// @param key what makes two items the same
  private record Rule(PathPattern pattern, Function<YamlNode, String> key) {}

  private static Rule rule(String pattern, Function<YamlNode, String> key) {
    return new Rule(PathPattern.parse(pattern), key);
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
          ALL.stream()
              .filter(rule -> rule.pattern().matches(path))
              .findFirst()
              .map(rule -> withoutRepeats(sequence, rule))
              .orElse(sequence);
    };
  }

  private YamlSequence withoutRepeats(YamlSequence sequence, Rule rule) {
    var items = new LinkedHashMap<String, YamlNode>();
    for (var item : sequence.items()) {
      var before = items.put(rule.key().apply(item), item);
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
