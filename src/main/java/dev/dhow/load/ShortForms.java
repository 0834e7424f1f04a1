package dev.dhow.load;

import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.load.canonical.Canonicalizer;
import dev.dhow.load.canonical.Surroundings;
import dev.dhow.load.decode.Decoder;
import dev.dhow.load.env.EnvFileParser;
import dev.dhow.load.interpolate.Interpolator;
import dev.dhow.load.interpolate.UnsetVariables;
import dev.dhow.model.Connectivity.Port;
import dev.dhow.model.Mount;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.source.SourceFile;
import dev.dhow.source.Span;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import dev.dhow.yaml.YamlNode;
import dev.dhow.yaml.YamlScalar;
import dev.dhow.yaml.YamlSequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads what a command line says of a service in the short forms that files have for it. All of it
/// throws an [dev.dhow.diagnostic.InvalidProjectException] with all mistakes.
public final class ShortForms {
  private static final String SERVICE = "service";

  private final Project project;
  private final Path directory;
  private final @Nullable Path home;
  private final Consumer<Diagnostic> warnings;

  /// @param directory what relative paths start from
  /// @param home what `~` stands for; null when not known
  /// @param warnings told what should be known
  public ShortForms(
      Project project, Path directory, @Nullable Path home, Consumer<Diagnostic> warnings) {
    this.project = project;
    this.directory = directory;
    this.home = home;
    this.warnings = warnings;
  }

  /// @param given such as `127.0.0.1:8080:80/tcp`
  public List<Port> ports(String flag, List<String> given) {
    return service("ports", list(flag, given)).connectivity().ports();
  }

  /// @param given such as `./data:/data:ro`
  public List<Mount> mounts(String flag, List<String> given) {
    return service("volumes", list(flag, given)).storage().mounts();
  }

  /// @param given a command that is split into words as a shell would
  public List<String> words(String flag, String given) {
    return Objects.requireNonNullElse(
        service("entrypoint", text(flag, given)).process().entrypoint(), List.of());
  }

  /// What files of variables say; of several that set one, the first does.
  ///
  /// @param given variables that their values may refer to, beside their own
  public SequencedMap<String, String> variables(List<SourceFile> files, Map<String, String> given) {
    var diagnostics = new Diagnostics();
    var unset = new UnsetVariables();
    var all = new LinkedHashMap<String, String>();
    for (var file : files) {
      var texts = new Interpolator(given, unset, diagnostics);
      var said = new LinkedHashMap<String, String>();
      new EnvFileParser(texts::expand, diagnostics).parse(file, false, given, said);
      said.forEach(all::putIfAbsent);
    }
    unset.report(diagnostics);
    finish(diagnostics);
    return all;
  }

  private Service service(String key, YamlNode value) {
    var span = value.span();
    var image = YamlScalar.string("any", span);
    var service = mapping(span, List.of(entry("image", image), entry(key, value)));
    var document =
        mapping(span, List.of(entry("services", mapping(span, List.of(entry(SERVICE, service))))));
    var diagnostics = new Diagnostics();
    var surroundings = new Surroundings(project.name(), directory, home, Map.of());
    var canonical = new Canonicalizer(surroundings, diagnostics).canonical(document);
    var header = new Decoder.Header(project.name(), directory, List.of(), List.of(), Map.of());
    var decoded = new Decoder(header, diagnostics).project(canonical);
    finish(diagnostics);
    return decoded.service(new ServiceName(SERVICE));
  }

  private void finish(Diagnostics diagnostics) {
    diagnostics.stopOnErrors();
    diagnostics.all().forEach(warnings);
  }

  private static YamlMapping mapping(Span span, List<Entry> entries) {
    return new YamlMapping(entries, span);
  }

  private static Entry entry(String key, YamlNode value) {
    return new Entry(YamlScalar.string(key, value.span()), value);
  }

  private static YamlNode list(String flag, List<String> given) {
    var items = new ArrayList<YamlNode>();
    given.forEach(each -> items.add(text(flag, each)));
    return new YamlSequence(items, new SourceFile(flag, String.join("\n", given)).wholeFile());
  }

  private static YamlNode text(String flag, String given) {
    return YamlScalar.string(given, new SourceFile(flag, given).wholeFile());
  }
}
