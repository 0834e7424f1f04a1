package dev.dhow.app;

import dev.dhow.graph.ServiceGraph;
import dev.dhow.model.Project;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.spec.CanonicalProject;
import dev.dhow.spec.ConfigHash;
import dev.dhow.spec.Names;
import dev.dhow.yaml.YamlWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `config`: what the files mean. Touches no engine.
public final class ShowConfig {
  private final Workplace workplace;

  public ShowConfig(Workplace workplace) {
    this.workplace = workplace;
  }

  /// What is to be printed; empty when the files were only to be checked.
  public String text(ConfigOptions options) {
    var project = workplace.projects().load(options.services(), true);
    return switch (options.show()) {
      case YAML -> YamlWriter.write(CanonicalProject.yamlTree(project)).replace("$", "$$");
      case JSON -> CanonicalProject.json(project);
      case SERVICES -> lines(ServiceGraph.of(project.services().values()).order());
      case VOLUMES -> lines(project.volumes().keySet());
      case NETWORKS -> lines(project.networks().keySet());
      case HASHES -> {
        var platform = new DefaultPlatform(workplace.projects().variables());
        yield hashes(platform.ofServices(project), options.hashesOf());
      }
      case PROFILES -> lines(profiles(project));
      case IMAGES -> lines(images(project));
      case NOTHING -> "";
    };
  }

  private static String hashes(Project project, @Nullable String wanted) {
    var names = wanted == null || wanted.equals("*") ? names(project) : named(project, wanted);
    return lines(
        names.stream()
            .map(name -> name + " " + ConfigHash.of(project.service(new ServiceName(name))))
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
        .map(service -> Names.image(project.name(), service))
        .toList();
  }

  private static String lines(Collection<?> lines) {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }
}
