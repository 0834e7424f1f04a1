package dev.dhow.load.decode;

import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.model.FileObject;
import dev.dhow.model.LanguageModel;
import dev.dhow.model.Network;
import dev.dhow.model.NetworkKey;
import dev.dhow.model.Project;
import dev.dhow.model.ProjectName;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.model.Volume;
import dev.dhow.model.VolumeKey;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlMapping.Entry;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Makes a [Project] of a canonical document. All services are enabled; profiles come later.
public final class Decoder {
  private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9._-]+");

  private final Header header;
  private final Problems problems;
  private final SortedMap<ServiceName, List<Diagnostic>> disagreements = new TreeMap<>();

  public Decoder(Header header, Diagnostics diagnostics) {
    this(header, new Problems(diagnostics, false));
  }

  private Decoder(Header header, Problems problems) {
    this.header = header;
    this.problems = problems;
  }

  /// For a document in which variables were not replaced, or that others are put on top of: what
  /// they may change is not looked at.
  public static Decoder asWritten(Header header, Diagnostics diagnostics) {
    return new Decoder(header, new Problems(diagnostics, true));
  }

  /// What is known of a project without its content. See [Project].
  ///
  /// @param variables of the environment dhow runs in, those of its default env file included
  public record Header(
      ProjectName name,
      Path workingDirectory,
      List<Path> files,
      List<Path> envFiles,
      Map<String, String> variables) {

    public Header {
      files = List.copyOf(files);
      envFiles = List.copyOf(envFiles);
      variables = Map.copyOf(variables);
    }
  }

  /// Complete only when no error was reported.
  public Project project(YamlMapping document) {
    var section = Section.open(document, Language.PROJECT, problems);
    var version = section.value("version");
    if (version != null) {
      section.text("version");
      problems.obsolete(version, "`version` has no meaning any more", "remove the line");
    }
    return new Project(
        header.name(),
        header.workingDirectory(),
        header.files(),
        header.envFiles(),
        services(section),
        new TreeMap<>(),
        networks(section),
        volumes(section),
        fileObjects(section, "configs", Language.CONFIG),
        fileObjects(section, "secrets", Language.SECRET),
        named(section, "models", Language.MODEL, Function.identity(), Decoder::model),
        section.extensions());
  }

  private SortedMap<ServiceName, Service> services(Section section) {
    return named(
        section,
        "services",
        Language.SERVICE,
        ServiceName::new,
        (name, part) -> {
          var service = ServiceDecoder.decode(name, part);
          var found = problems.takeDisagreements();
          if (!found.isEmpty()) {
            disagreements.put(name, found);
          }
          return service;
        });
  }

  /// What in the services of the project does not go together, which matters only where a service
  /// is enabled.
  public SortedMap<ServiceName, List<Diagnostic>> disagreements() {
    return Collections.unmodifiableSortedMap(disagreements);
  }

  private SortedMap<NetworkKey, Network> networks(Section section) {
    return named(section, "networks", Language.NETWORK, NetworkKey::new, NetworkDecoder::decode);
  }

  private SortedMap<VolumeKey, Volume> volumes(Section section) {
    return named(section, "volumes", Language.VOLUME, VolumeKey::new, VolumeDecoder::decode);
  }

  private SortedMap<String, FileObject> fileObjects(Section section, String name, Keys keys) {
    var decoder = new FileObjectDecoder(header.variables());
    return named(section, name, keys, Function.identity(), decoder::decode);
  }

  private static LanguageModel model(String key, Section model) {
    return new LanguageModel(
        key,
        model.text("name"),
        model.required("model"),
        model.strictInteger("context_size"),
        model.texts("runtime_flags"),
        model.extensions());
  }

  private <K extends Comparable<K>, T> SortedMap<K, T> named(
      Section section,
      String name,
      Keys keys,
      Function<String, K> key,
      BiFunction<K, Section, T> decoder) {
    var things = new TreeMap<K, T>();
    for (var entry : section.entries(name)) {
      if (hasGoodKey(entry, keys)) {
        section
            .open(entry.value(), entry.name(), keys)
            .ifPresent(part -> {
              var id = key.apply(entry.name());
              things.put(id, decoder.apply(id, part));
            });
      }
    }
    return things;
  }

  /// Networks and models may have any name, as in docker compose.
  private boolean hasGoodKey(Entry entry, Keys keys) {
    boolean any = keys.equals(Language.NETWORK) || keys.equals(Language.MODEL);
    boolean good = any || KEY.matcher(entry.name()).matches();
    if (!good) {
      problems.badValue(
          entry.key(),
          "`" + entry.name() + "` cannot name " + keys.what(),
          "use letters, digits, `.`, `_` and `-`");
    }
    return good;
  }
}
