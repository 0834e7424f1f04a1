package dev.dhow.load;

import dev.dhow.diagnostic.Explanation.Loser;
import dev.dhow.load.VariableOrigins.Known;
import dev.dhow.load.explain.ValuePath;
import dev.dhow.model.Service;
import dev.dhow.source.SourceFile;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts into a project's document what services have from env files and label files, at the places
/// where these say it.
final class FileSettings {
  private static final String SERVICES = "services";

  private final Settings settings;
  private final Sources sources;
  private final Known project;
  private final Map<String, List<Loser>> losers = new HashMap<>();
  private final List<YamlScalar> written = new ArrayList<>();
  private final IdentityHashMap<SourceFile, Known> known = new IdentityHashMap<>();

  /// @param project the variables that env files can use
  FileSettings(Settings settings, Sources sources, Known project) {
    this.settings = settings;
    this.sources = sources;
    this.project = project;
  }

  /// What gave way to the value at a path, besides what the project's files say.
  List<Loser> losers(String path) {
    return losers.getOrDefault(path, List.of());
  }

  /// What was put in, as it was written.
  List<YamlScalar> written() {
    return written;
  }

  /// The variables in an env file; null for any other file.
  @Nullable Known known(SourceFile file) {
    return known.get(file);
  }

  YamlMapping putInto(YamlMapping document, Iterable<Service> services) {
    var byName = new HashMap<String, Service>();
    services.forEach(service -> byName.put(service.name().value(), service));
    return document.withValues(section ->
        section.name().equals(SERVICES) && section.value() instanceof YamlMapping all
            ? all.withValues(entry -> filled(entry, byName.get(entry.name())))
            : section.value());
  }

  private YamlNode filled(Entry entry, @Nullable Service service) {
    if (service == null || !(entry.value() instanceof YamlMapping mapping)) {
      return entry.value();
    }
    var labelled = new LinkedHashMap<String, @Nullable String>(service.labels());
    var withLabels = with(mapping, entry.name(), "labels", labelled, read(service.labelFiles()));
    return with(
        withLabels,
        entry.name(),
        "environment",
        service.process().environment(),
        readVariables(service));
  }

  /// The last file first, as it wins; labels can use no variables but each other.
  private List<Map<String, Setting>> read(List<Path> labelFiles) {
    var said = new ArrayList<Map<String, Setting>>();
    var read = new LinkedHashMap<String, String>();
    for (var file : labelFiles) {
      said.addFirst(settings.of(sources.resolve(file.toString()), false, Map.of(), read));
    }
    know(said, read, new Known(Map.of(), List.of()));
    return said;
  }

  private List<Map<String, Setting>> readVariables(Service service) {
    var said = new ArrayList<Map<String, Setting>>();
    var read = new LinkedHashMap<String, String>();
    service
        .process()
        .declaredEnvironment()
        .forEach((name, value) -> {
          if (value != null) {
            read.put(name, value);
          }
        });
    var own = Set.copyOf(read.keySet());
    var given = new HashMap<>(read);
    given.putAll(project.values());
    for (var file : service.process().envFiles()) {
      var path = sources.resolve(file.path().toString());
      said.addFirst(settings.of(path, "raw".equals(file.format()), given, read));
    }
    know(said, read, new Known(project.values(), project.files(), own));
    return said;
  }

  /// The values in these files can use what was said before, and what holds all around.
  private void know(
      List<Map<String, Setting>> said, SequencedMap<String, String> read, Known around) {
    var values = new HashMap<String, String>(read);
    values.putAll(around.values());
    var files = new ArrayList<>(around.files());
    files.addAll(said);
    var here = new Known(values, files, around.ofService());
    for (var file : said) {
      for (var setting : file.values()) {
        written.add(setting.written());
        known.put(setting.value().span().file(), here);
      }
    }
  }

  /// @param values as they came out
  /// @param said by the files, the one that wins first
  private YamlMapping with(
      YamlMapping service,
      String name,
      String attribute,
      Map<String, @Nullable String> values,
      List<Map<String, Setting>> said) {
    if (said.isEmpty()) {
      return service;
    }
    var declared = service.value(attribute).orElse(null);
    var entries = new LinkedHashMap<String, Entry>();
    if (declared instanceof YamlMapping mapping) {
      mapping.entries().forEach(entry -> entries.put(entry.name(), entry));
    }
    values.forEach((key, value) -> {
      var all =
          said.stream().filter(each -> each.containsKey(key)).map(each -> each.get(key)).toList();
      boolean own = entries.containsKey(key);
      if (!own && !all.isEmpty()) {
        var wins = all.getFirst().value();
        entries.put(key, new Entry(YamlScalar.string(key, wins.span()), wins));
      }
      losers.put(
          ValuePath.of(SERVICES, name, attribute, key),
          all.stream()
              .skip(own ? 0 : 1)
              .map(each -> new Loser(each.value().text(), each.value().span()))
              .toList());
    });
    var place = declared == null ? service.span() : declared.span();
    return withEntry(service, attribute, new YamlMapping(new ArrayList<>(entries.values()), place));
  }

  private static YamlMapping withEntry(YamlMapping service, String attribute, YamlMapping value) {
    var entries = new LinkedHashMap<String, Entry>();
    service.entries().forEach(entry -> entries.put(entry.name(), entry));
    entries.compute(
        attribute,
        (_, before) ->
            new Entry(
                before == null ? YamlScalar.string(attribute, value.span()) : before.key(), value));
    return service.withEntries(new ArrayList<>(entries.values()));
  }
}
