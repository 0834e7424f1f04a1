package dev.dhow.app;

import dev.dhow.app.ConfigOptions.Show;
import dev.dhow.graph.ServiceGraph;
import dev.dhow.load.interpolate.VariableUses;
import dev.dhow.model.Entries;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.model.Value;
import dev.dhow.spec.CanonicalProject;
import dev.dhow.spec.ConfigHash;
import dev.dhow.spec.Form;
import dev.dhow.spec.Json;
import dev.dhow.spec.Names;
import dev.dhow.spec.PlainTree;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `config`: what the files mean. Touches no engine, unless images are to be named by what is in
/// them.
public final class ShowConfig {
  private final ConfigSource source;
  private final ImageDigests digests;

  public ShowConfig(ConfigSource source, ImageDigests digests) {
    this.source = source;
    this.digests = digests;
  }

  /// What is to be printed.
  public String text(ConfigOptions options) throws InterruptedException {
    return switch (options.show()) {
      case DOCUMENT -> document(options);
      case SERVICES -> services(options);
      case VARIABLES -> variables(options);
      case ENVIRONMENT -> environment(options);
      case VOLUMES, NETWORKS, MODELS, HASHES, PROFILES, IMAGES -> list(options);
    };
  }

  /// Does all that showing the document takes, but does not make its text.
  public void check(ConfigOptions options) throws InterruptedException {
    var _ = isJson(options.format());
    if (options.interpolate()) {
      var _ = project(options);
    } else {
      var _ = model(options);
    }
  }

  private Project project(ConfigOptions options) throws InterruptedException {
    var loaded = source.project(options.services(), options.switches());
    return options.digests() ? digests.of(loaded) : loaded;
  }

  private String document(ConfigOptions options) throws InterruptedException {
    boolean json = isJson(options.format());
    if (!options.interpolate()) {
      var model = ModelValues.of(model(options), json, options.switches().normalize());
      return json ? Json.pretty(model) : YamlWriter.write(PlainTree.of(model));
    }
    var project = project(options);
    if (options.imagesOnly()) {
      var images = CanonicalProject.images(project, json ? Form.JSON : Form.YAML);
      return json ? Json.pretty(images) : YamlWriter.write(PlainTree.of(images));
    }
    return json
        ? CanonicalProject.json(project)
        : YamlWriter.write(CanonicalProject.yamlTree(project)).replace("$", "$$");
  }

  private YamlMapping model(ConfigOptions options) throws InterruptedException {
    var document = source.model(options.switches()).document();
    if (!options.digests()) {
      return document;
    }
    var images = new DocumentImages(document);
    var resolved = images.with(digests.resolve(images.names()));
    return options.imagesOnly() ? DocumentImages.alone(resolved) : resolved;
  }

  private static boolean isJson(String format) {
    return switch (format) {
      case "", "yaml" -> false;
      case "json" -> true;
      default -> throw UsageException.value("--format", "yaml or json", format);
    };
  }

  private String services(ConfigOptions options) {
    if (options.interpolate()) {
      var project = source.project(Set.of(), options.switches().withoutEnvFiles());
      var graph = ServiceGraph.of(project.services().values());
      // Where nothing is checked, services may need each other.
      boolean ordered = options.switches().check() || graph.cycles().isEmpty();
      return lines(ordered ? graph.order() : project.services().keySet());
    }
    var services = source.model(options.switches()).document().value("services").orElse(null);
    return services instanceof YamlMapping all
        ? lines(all.entries().stream().map(YamlMapping.Entry::name).sorted().toList())
        : "";
  }

  private String variables(ConfigOptions options) {
    var uses = VariableUses.in(source.model(options.switches()).document());
    return switch (options.format()) {
      case "", "table", "pretty" -> VariableList.table(uses);
      case "json" -> VariableList.json(uses);
      case "yaml" -> VariableList.yaml(uses);
      default -> throw UsageException.value("--format", "table, json or yaml", options.format());
    };
  }

  /// The variables that files can use.
  private String environment(ConfigOptions options) {
    var project = source.project(options.services(), options.switches());
    var variables = new TreeMap<>(source.variables().values());
    variables.put("COMPOSE_PROJECT_NAME", project.name().value());
    return lines(
        Entries.of(variables).map(each -> each.getKey() + "=" + each.getValue()).sorted().toList());
  }

  private String list(ConfigOptions options) {
    var show = options.show();
    boolean narrowed = show == Show.PROFILES || show == Show.IMAGES;
    var named = narrowed ? options.services() : Set.<String>of();
    var project = source.project(named, options.switches().withoutEnvFiles());
    return switch (show) {
      case VOLUMES -> lines(project.volumes().keySet());
      case NETWORKS -> lines(project.networks().keySet());
      case HASHES -> hashes(project, options.hashesOf());
      case PROFILES -> lines(profiles(project));
      case IMAGES -> lines(images(project));
      case MODELS -> lines(models(project));
      case DOCUMENT, SERVICES, VARIABLES, ENVIRONMENT ->
          throw new IllegalArgumentException("" + show);
    };
  }

  private String hashes(Project loaded, @Nullable String wanted) {
    var project = new DefaultPlatform(source.variables()).ofServices(loaded);
    var names = wanted == null || wanted.equals("*") ? names(project) : named(project, wanted);
    return lines(
        names.stream()
            .map(name -> name + " " + ConfigHash.ofUnread(project.service(new ServiceName(name))))
            .toList());
  }

  private static List<String> named(Project project, String wanted) {
    var names = Arrays.stream(wanted.split(",", -1)).sorted().toList();
    new KnownServices(new TreeSet<>(names(project))).check(names);
    return names;
  }

  private static List<String> names(Project project) {
    return project.services().keySet().stream().map(ServiceName::value).toList();
  }

  private static Set<String> profiles(Project project) {
    return Stream.concat(
            project.services().values().stream(), project.disabledServices().values().stream())
        .map(Service::profiles)
        .flatMap(List::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> images(Project project) {
    return project.services().values().stream()
        .map(service -> Names.image(project, service))
        .toList();
  }

  /// What the canonical form says, as models are no more than names here.
  private static List<String> models(Project project) {
    var models = CanonicalProject.of(project, Form.YAML).values().get("models");
    return models instanceof Value.Fields fields
        ? fields.values().values().stream().flatMap(ShowConfig::model).sorted().toList()
        : List.of();
  }

  private static Stream<String> model(Value model) {
    return model instanceof Value.Fields fields
            && fields.values().get("model") instanceof Value.Text(var name)
        ? Stream.of(name)
        : Stream.empty();
  }

  private static String lines(Collection<?> lines) {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }
}
