package dev.dhow.load.canonical;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.model.Entries;
import dev.dhow.source.Span;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Mounts in short syntax, `[SOURCE:]TARGET[:OPTIONS]`, become mappings; of two with the same
/// target the later one stays. Compose Specification, services, *volumes*.
final class MountForm {
  private static final Set<String> PROPAGATIONS =
      Set.of("rprivate", "private", "rshared", "shared", "rslave", "slave");
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("cached", "delegated", "consistent", "default", "");

  /// A text of up to two characters is a target to which docker compose adds no section.
  private static final int TINY = 2;

  private final Paths paths;
  private final Extent extent;
  private final Diagnostics diagnostics;
  private final Replaced replaced;

  MountForm(Paths paths, Extent extent, Diagnostics diagnostics, Replaced replaced) {
    this.paths = paths;
    this.extent = extent;
    this.diagnostics = diagnostics;
    this.replaced = replaced;
  }

  YamlNode mounts(YamlNode node) {
    if (!(node instanceof YamlSequence list)) {
      return node;
    }
    var unique = new LinkedHashMap<String, YamlNode>();
    for (var item : list.items()) {
      var mount = mount(item);
      if (mount != null) {
        var before = unique.put(identity(Nodes.isText(item) ? mount : item), mount);
        replaced.tell(before, mount);
      }
    }
    return list.withItems(new ArrayList<>(unique.values()));
  }

  private @Nullable YamlNode mount(YamlNode item) {
    if (Nodes.isText(item)) {
      return shortForm(Nodes.textOf(item), item.span());
    }
    return item instanceof YamlMapping mapping ? longForm(mapping) : item;
  }

  private YamlMapping longForm(YamlMapping mount) {
    var cleaned =
        Nodes.change(
            mount,
            "target",
            target ->
                Nodes.isText(target)
                    ? Nodes.text(longTarget(Nodes.textOf(target)), target.span())
                    : target);
    var labelled =
        Nodes.change(
            cleaned,
            "volume",
            options ->
                options instanceof YamlMapping section && extent.typed()
                    ? Nodes.change(section, "labels", KeyValueForm::labels)
                    : options);
    boolean bind = mount.value("type").map(Nodes::textOf).orElse("").equals("bind");
    return bind ? Nodes.change(labelled, "source", paths::ofHost) : labelled;
  }

  private @Nullable YamlMapping shortForm(String text, Span span) {
    MountText parsed;
    try {
      parsed = MountText.parse(text);
    } catch (MountText.BadMountException e) {
      diagnostics.add(
          Diagnostic.error(Code.BAD_VALUE, span, "`" + text + "` " + e.getMessage())
              .withHint(
                  "write it as SOURCE:TARGET or SOURCE:TARGET:OPTIONS, or, for paths with colons,"
                      + " as a mapping of type, source and target"));
      return null;
    }
    var source = parsed.source();
    boolean bind = MountText.isPath(source);
    var entries = new ArrayList<Entry>();
    entries.add(Nodes.entry("type", Nodes.text(bind ? "bind" : "volume", span)));
    if (!source.isEmpty()) {
      entries.add(Nodes.entry("source", Nodes.text(bind ? paths.ofHost(source) : source, span)));
    }
    entries.add(Nodes.entry("target", Nodes.text(Paths.clean(parsed.target()), span)));
    addOptions(entries, bind, text.length() <= TINY, parsed.options(), span);
    return new YamlMapping(entries, span);
  }

  /// An option that belongs to the other type of mount is kept in the section of that type.
  private void addOptions(
      List<Entry> mount, boolean bind, boolean tiny, List<String> options, Span span) {
    var readOnly = false;
    var ofBind = new LinkedHashMap<String, YamlNode>();
    var ofVolume = new LinkedHashMap<String, YamlNode>();
    for (var option : options) {
      if (option.equals("ro") || option.equals("rw")) {
        readOnly = option.equals("ro");
      } else if (option.equals("nocopy")) {
        ofVolume.put("nocopy", Nodes.bool(true, span));
      } else if (option.equalsIgnoreCase("z")) {
        ofBind.put("selinux", Nodes.text(option, span));
      } else if (PROPAGATIONS.contains(option)) {
        ofBind.put("propagation", Nodes.text(option, span));
      } else if (!WITHOUT_EFFECT.contains(option)) {
        diagnostics.add(
            Diagnostic.warning(
                    Code.BAD_VALUE, span, "`" + option + "` is not an option of a mount: ignored")
                .withHint("use ro, rw, z, Z, nocopy or a propagation such as rshared"));
      }
    }
    if (readOnly) {
      mount.add(Nodes.entry("read_only", Nodes.bool(true, span)));
    }
    if (bind) {
      ofBind.put("create_host_path", Nodes.bool(true, span));
    }
    addSection(mount, "bind", bind, ofBind, span);
    addSection(mount, "volume", !bind && !tiny, ofVolume, span);
  }

  private static void addSection(
      List<Entry> mount, String name, boolean own, Map<String, YamlNode> options, Span span) {
    if (own || !options.isEmpty()) {
      var entries = Entries.of(options).map(each -> Nodes.entry(each.getKey(), each.getValue()));
      mount.add(Nodes.entry(name, new YamlMapping(entries.toList(), span)));
    }
  }

  /// An empty one is the current folder, as docker compose has it.
  private String longTarget(String written) {
    return extent.normalized() && written.isEmpty() ? "." : target(written);
  }

  private String target(String written) {
    return extent.normalized() ? Paths.clean(written) : written;
  }

  private static String identity(YamlNode mount) {
    return mount instanceof YamlMapping mapping
        ? mapping.value("target").map(Nodes::textOf).orElse("other " + mount.span())
        : "other " + mount.span();
  }
}
