package dev.dhow.load.canonical;

import dev.dhow.diagnostic.Code;
import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.source.Span;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Mounts in short syntax, `[SOURCE:]TARGET[:OPTIONS]`, become mappings; of two with the same
/// target the later one stays. Compose Specification, services, *volumes*.
final class MountForm {
  private static final Set<String> PROPAGATIONS =
      Set.of("rprivate", "private", "rshared", "shared", "rslave", "slave");
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("rw", "cached", "delegated", "consistent");

  private final Paths paths;
  private final Extent extent;
  private final Diagnostics diagnostics;

  MountForm(Paths paths, Extent extent, Diagnostics diagnostics) {
    this.paths = paths;
    this.extent = extent;
    this.diagnostics = diagnostics;
  }

  YamlNode mounts(YamlNode node) {
    if (!(node instanceof YamlSequence list)) {
      return node;
    }
    var unique = new LinkedHashMap<String, YamlNode>();
    for (var item : list.items()) {
      var mount = mount(item);
      if (mount != null) {
        unique.put(identity(mount), mount);
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
                    ? Nodes.text(target(Nodes.textOf(target)), target.span())
                    : target);
    boolean bind = mount.value("type").map(Nodes::textOf).orElse("").equals("bind");
    return bind ? Nodes.change(cleaned, "source", paths::absolute) : cleaned;
  }

  private @Nullable YamlMapping shortForm(String text, Span span) {
    var parts = parts(text);
    if (parts.length > 3 || List.of(parts).contains("")) {
      diagnostics.add(
          Diagnostic.error(Code.BAD_VALUE, span, "`" + text + "` is not a mount")
              .withHint("write it as SOURCE:TARGET or SOURCE:TARGET:OPTIONS"));
      return null;
    }
    var source = parts.length == 1 ? "" : parts[0];
    var target = parts.length == 1 ? parts[0] : parts[1];
    boolean bind = isPath(source);
    var entries = new ArrayList<Entry>();
    entries.add(Nodes.entry("type", Nodes.text(bind ? "bind" : "volume", span)));
    if (!source.isEmpty()) {
      entries.add(Nodes.entry("source", Nodes.text(bind ? paths.absolute(source) : source, span)));
    }
    entries.add(Nodes.entry("target", Nodes.text(Paths.clean(target), span)));
    addOptions(entries, bind, parts.length == 3 ? parts[2] : "rw", span);
    return new YamlMapping(entries, span);
  }

  /// What colons separate, those inside of variables excepted.
  private static String[] parts(String text) {
    var parts = new ArrayList<String>();
    int start = 0;
    int open = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (text.startsWith("${", i)) {
        open++;
      } else if (c == '}' && open > 0) {
        open--;
      } else if (c == ':' && open == 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts.toArray(String[]::new);
  }

  private void addOptions(List<Entry> mount, boolean bind, String options, Span span) {
    var own = new ArrayList<Entry>();
    for (var option : options.split(",", -1)) {
      if (option.equals("ro")) {
        mount.add(Nodes.entry("read_only", Nodes.bool(true, span)));
      } else if (option.equals("nocopy") && !bind) {
        own.add(Nodes.entry("nocopy", Nodes.bool(true, span)));
      } else if (option.equalsIgnoreCase("z") && bind) {
        own.add(Nodes.entry("selinux", Nodes.text(option, span)));
      } else if (PROPAGATIONS.contains(option) && bind) {
        own.add(Nodes.entry("propagation", Nodes.text(option, span)));
      } else if (!WITHOUT_EFFECT.contains(option)) {
        refuse(option, bind, span);
      }
    }
    if (bind) {
      own.add(Nodes.entry("create_host_path", Nodes.bool(true, span)));
    }
    var section = new YamlMapping(own, span);
    mount.add(Nodes.entry(bind ? "bind" : "volume", section));
  }

  private void refuse(String option, boolean bind, Span span) {
    boolean known =
        option.equals("nocopy") || option.equalsIgnoreCase("z") || PROPAGATIONS.contains(option);
    var kind = bind ? "a folder of the host" : "a volume";
    diagnostics.add(
        known
            ? Diagnostic.error(
                Code.NOT_SUPPORTED_YET,
                span,
                "the option `" + option + "` on " + kind + " is not supported yet")
            : Diagnostic.error(Code.BAD_VALUE, span, "`" + option + "` is not an option of a mount")
                .withHint("use ro, rw, z, Z, nocopy or a propagation such as rshared"));
  }

  private String target(String written) {
    return extent.normalized() ? Paths.clean(written) : written;
  }

  private static boolean isPath(String source) {
    return source.startsWith(".") || source.startsWith("/") || source.startsWith("~");
  }

  private static String identity(YamlNode mount) {
    return mount instanceof YamlMapping mapping
        ? mapping.value("target").map(Nodes::textOf).orElse("other " + mount.span())
        : "other " + mount.span();
  }
}
