package dev.dhow.load.canonical;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlScalar.Kind;
import dev.dhow.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One service. A key with a short form has a line in [#rules].
final class ServiceForm {
  /// Keys that only need another form to be decoded.
  private static final Set<String> TYPED =
      Set.of(
          "annotations",
          "command",
          "deploy",
          "dns_search",
          "entrypoint",
          "expose",
          "extra_hosts",
          "group_add",
          "healthcheck",
          "labels",
          "logging",
          "post_start",
          "pre_start",
          "pre_stop",
          "profiles",
          "sysctls",
          "tmpfs");

  private final Surroundings surroundings;
  private final Extent extent;
  private final Paths paths;
  private final HookForm hooks;
  private final NamesForm names;
  private final Diagnostics diagnostics;
  private final Map<String, UnaryOperator<YamlNode>> rules;

  ServiceForm(Surroundings surroundings, Diagnostics diagnostics, Replaced replaced) {
    this.surroundings = surroundings;
    this.extent = surroundings.extent();
    this.paths = new Paths(surroundings);
    var commands = new CommandForm(diagnostics);
    this.hooks = new HookForm(commands);
    this.names = new NamesForm(diagnostics);
    this.diagnostics = diagnostics;
    var mounts = new MountForm(paths, extent, diagnostics, replaced);
    var ports = new PortForm(extent, diagnostics, replaced);
    this.rules =
        Map.ofEntries(
            Map.entry("annotations", KeyValueForm::labels),
            Map.entry("build", new BuildForm(surroundings, paths, diagnostics)::build),
            Map.entry("command", commands::words),
            Map.entry("entrypoint", commands::words),
            Map.entry("environment", this::environment),
            Map.entry("labels", KeyValueForm::labels),
            Map.entry("env_file", this::envFiles),
            Map.entry("depends_on", new DependencyForm(extent, diagnostics)::dependencies),
            Map.entry("networks", this::networks),
            Map.entry("models", names::names),
            Map.entry("configs", item -> FileMountForm.mounts(item, null)),
            Map.entry("secrets", item -> FileMountForm.mounts(item, "/run/secrets/")),
            Map.entry("dns", ServiceForm::filledList),
            Map.entry("dns_search", ServiceForm::list),
            Map.entry("tmpfs", ServiceForm::list),
            Map.entry("extra_hosts", this::hosts),
            Map.entry("group_add", ServiceForm::numbersAsText),
            Map.entry("post_start", hooks::hooks),
            Map.entry("pre_start", hooks::hooks),
            Map.entry("pre_stop", hooks::hooks),
            Map.entry("healthcheck", ServiceForm::healthcheck),
            Map.entry("deploy", ServiceForm::deploy),
            Map.entry("develop", this::develop),
            Map.entry("devices", new DeviceForm(extent, diagnostics)::devices),
            Map.entry("gpus", DeviceForm::gpus),
            Map.entry("label_file", this::labelFiles),
            Map.entry("logging", ServiceForm::logging),
            Map.entry("sysctls", KeyValueForm::labels),
            Map.entry("expose", ServiceForm::expose),
            Map.entry("extends", this::extended),
            Map.entry("profiles", ServiceForm::unique),
            Map.entry("ports", ports::ports),
            Map.entry("volumes", mounts::mounts),
            Map.entry("pull_policy", this::pullPolicy));
  }

  YamlNode canonical(YamlNode service) {
    if (!(service instanceof YamlMapping mapping)) {
      return service;
    }
    var entries = new ArrayList<Entry>();
    for (var entry : mapping.entries()) {
      var rule = extent.typed() ? rules.get(entry.name()) : untyped(entry.name());
      entries.add(rule == null ? entry : new Entry(entry.key(), rule.apply(entry.value())));
    }
    var changed = mapping.withEntries(entries);
    return extent.normalized()
        ? ImpliedDependencies.addTo(onSomeNetwork(HookForm.withImages(changed)))
        : changed;
  }

  private @Nullable UnaryOperator<YamlNode> untyped(String key) {
    return switch (key) {
      case "deploy" -> DeviceForm::withCounts;
      case "gpus" -> DeviceForm::countedGpus;
      default -> TYPED.contains(key) ? null : rules.get(key);
    };
  }

  /// A service that names no network is on the one called `default`.
  private static YamlMapping onSomeNetwork(YamlMapping service) {
    if (service.entry("network_mode").isPresent() || service.entry("provider").isPresent()) {
      return service;
    }
    var declared = service.value("networks");
    boolean none = declared.isEmpty() || isEmpty(declared.get());
    if (!none) {
      return service;
    }
    var span = service.span();
    var fallback = new YamlMapping(List.of(Nodes.entry("default", Nodes.nothing(span))), span);
    return Nodes.with(Nodes.without(service, "networks"), "networks", fallback);
  }

  private static boolean isEmpty(YamlNode node) {
    return switch (node) {
      case YamlMapping mapping -> mapping.entries().isEmpty();
      case YamlSequence list -> list.items().isEmpty();
      case YamlScalar _ -> false;
    };
  }

  private YamlNode extended(YamlNode node) {
    return node instanceof YamlMapping mapping
        ? Nodes.change(mapping, "file", paths::context)
        : node;
  }

  private void checkVariable(YamlNode item) {
    var text = Nodes.textOf(item);
    int equals = text.indexOf('=');
    var name = equals < 0 ? text : text.substring(0, equals);
    if (!name.isEmpty() && Character.isWhitespace(name.charAt(name.length() - 1))) {
      diagnostics.add(
          Diagnostic.error(
                  Code.BAD_VALUE, item.span(), "the name of the variable ends with a space")
              .withHint("write `" + name.strip() + "=" + text.substring(equals + 1) + "`"));
    }
  }

  private YamlNode hosts(YamlNode node) {
    return HostsForm.list(node, diagnostics);
  }

  private YamlNode environment(YamlNode node) {
    if (!extent.typed()) {
      return KeyValueForm.resolved(node, surroundings.variables(), extent.normalized());
    }
    if (node instanceof YamlSequence list) {
      list.items().forEach(this::checkVariable);
    }
    return KeyValueForm.variables(node, surroundings.variables());
  }

  private YamlNode envFiles(YamlNode node) {
    return Nodes.changeItems(listOfTexts(node), this::envFile);
  }

  private YamlNode envFile(YamlNode item) {
    var file =
        Nodes.isText(item)
            ? new YamlMapping(List.of(Nodes.entry("path", item)), item.span())
            : item;
    if (!(file instanceof YamlMapping mapping)) {
      return file;
    }
    var absolute = Nodes.change(mapping, "path", paths::absolute);
    return extent.typed()
        ? absolute
        : Nodes.withDefault(absolute, "required", Nodes.bool(true, item.span()));
  }

  private YamlNode labelFiles(YamlNode node) {
    return Nodes.changeItems(listOfTexts(node), paths::absolute);
  }

  private static YamlNode listOfTexts(YamlNode node) {
    return Nodes.isText(node) ? new YamlSequence(List.of(node), node.span()) : node;
  }

  private static YamlNode deploy(YamlNode node) {
    if (!(node instanceof YamlMapping mapping)) {
      return node;
    }
    var changed = Nodes.change(mapping, "labels", KeyValueForm::labels);
    return Nodes.changeBelow(changed, DeviceForm.RESERVED, DeviceForm::requests);
  }

  private YamlNode develop(YamlNode node) {
    return node instanceof YamlMapping mapping
        ? Nodes.change(mapping, "watch", list -> Nodes.changeItems(list, this::watch))
        : node;
  }

  private YamlNode watch(YamlNode node) {
    if (!(node instanceof YamlMapping mapping)) {
      return node;
    }
    var changed = Nodes.change(mapping, "path", paths::absolute);
    changed = Nodes.change(changed, "include", ServiceForm::listOfTexts);
    changed = Nodes.change(changed, "ignore", ServiceForm::listOfTexts);
    return extent.typed() ? Nodes.changeBelow(changed, List.of("exec"), hooks::hook) : changed;
  }

  private static YamlNode logging(YamlNode node) {
    return node instanceof YamlMapping mapping
        ? Nodes.change(mapping, "options", KeyValueForm::logOptions)
        : node;
  }

  private YamlNode networks(YamlNode node) {
    if (!extent.typed()) {
      return names.names(node);
    }
    return Nodes.changeValues(
        names.names(node),
        options ->
            options instanceof YamlMapping mapping
                ? Nodes.change(mapping, "driver_opts", KeyValueForm::options)
                : options);
  }

  /// One text is a list of one.
  static YamlNode list(YamlNode node) {
    return Nodes.isText(node) ? new YamlSequence(List.of(node), node.span()) : node;
  }

  private static YamlNode filledList(YamlNode node) {
    return list(node) instanceof YamlSequence list
        ? list.withItems(list.items().stream().filter(item -> !isEmptyText(item)).toList())
        : node;
  }

  private static boolean isEmptyText(YamlNode node) {
    return Nodes.isText(node) && Nodes.textOf(node).isEmpty();
  }

  private static YamlNode healthcheck(YamlNode node) {
    if (!(node instanceof YamlMapping mapping)) {
      return node;
    }
    return Nodes.change(
        mapping,
        "test",
        test ->
            Nodes.isText(test)
                ? Nodes.texts(List.of("CMD-SHELL", Nodes.textOf(test)), test.span())
                : test);
  }

  private static YamlNode expose(YamlNode node) {
    if (!(node instanceof YamlSequence list)) {
      return node;
    }
    return unique(numbersAsText(list));
  }

  private static YamlNode numbersAsText(YamlNode node) {
    return node instanceof YamlSequence list
        ? list.withItems(list.items().stream().map(ServiceForm::numberAsText).toList())
        : node;
  }

  private static YamlNode numberAsText(YamlNode item) {
    return item instanceof YamlScalar scalar && scalar.kind() == Kind.INTEGER
        ? Nodes.text(scalar.text(), scalar.span())
        : item;
  }

  /// A list without texts that were there before.
  static YamlNode unique(YamlNode node) {
    if (!(node instanceof YamlSequence list) || !list.items().stream().allMatch(Nodes::isText)) {
      return node;
    }
    var unique = new LinkedHashMap<String, YamlNode>();
    list.items().forEach(item -> unique.putIfAbsent(Nodes.textOf(item), item));
    return list.withItems(new ArrayList<>(unique.values()));
  }

  private YamlNode pullPolicy(YamlNode node) {
    return extent.normalized() && Nodes.isText(node) && Nodes.textOf(node).equals("if_not_present")
        ? Nodes.text("missing", node.span())
        : node;
  }
}
