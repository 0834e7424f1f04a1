package dev.dhow.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.Diagnostics;
import dev.dhow.load.canonical.Canonicalizer;
import dev.dhow.load.canonical.Surroundings;
import dev.dhow.load.check.Checks;
import dev.dhow.load.check.Profiles;
import dev.dhow.load.decode.Decoder;
import dev.dhow.model.Project;
import dev.dhow.model.ProjectName;
import dev.dhow.model.Service;
import dev.dhow.model.ServiceName;
import dev.dhow.source.SourceFile;
import dev.dhow.yaml.NodeLocator;
import dev.dhow.yaml.YamlLimits;
import dev.dhow.yaml.YamlMapping;
import dev.dhow.yaml.YamlParser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Projects for tests, from the text of a compose file: the stages after merging, as [Loader] calls
/// them.
public final class Projects {
  private static final Path DIRECTORY = Path.of("/srv/shop");

  private Projects() {}

  /// The project `shop` in `/srv/shop`; fails when there is a mistake in it.
  public static Project of(String yaml) {
    return named("shop", yaml);
  }

  public static Project named(String name, String yaml) {
    var diagnostics = new Diagnostics();
    var file = new SourceFile("compose.yaml", yaml);
    var project = of(file, surroundings(name), Set.of(), diagnostics);
    assertThat(diagnostics.all()).filteredOn(Diagnostic::isError).isEmpty();
    return project;
  }

  /// The same with variables of the shell.
  public static Project of(String yaml, Map<String, String> variables) {
    var diagnostics = new Diagnostics();
    var project =
        of(
            new SourceFile("compose.yaml", yaml),
            new Surroundings(new ProjectName("shop"), DIRECTORY, Path.of("/home/dhow"), variables),
            Set.of(),
            diagnostics);
    assertThat(diagnostics.all()).filteredOn(Diagnostic::isError).isEmpty();
    return project;
  }

  /// @param profiles the active ones
  public static Project of(String yaml, Set<String> profiles, Diagnostics diagnostics) {
    var file = new SourceFile("compose.yaml", yaml);
    return of(file, surroundings("shop"), profiles, diagnostics);
  }

  private static Surroundings surroundings(String name) {
    return new Surroundings(new ProjectName(name), DIRECTORY, Path.of("/home/dhow"), Map.of());
  }

  static Project of(
      SourceFile file, Surroundings surroundings, Set<String> profiles, Diagnostics diagnostics) {
    var document =
        (YamlMapping) new YamlParser(YamlLimits.DEFAULT).parse(file, diagnostics).getFirst();
    var canonical = new Canonicalizer(surroundings, diagnostics).canonical(document);
    var header =
        new Decoder.Header(
            surroundings.name(),
            surroundings.directory(),
            List.of(surroundings.directory().resolve("compose.yaml")),
            List.of(),
            surroundings.variables());
    var decoder = new Decoder(header, diagnostics);
    var project = Profiles.activate(decoder.project(canonical), profiles);
    decoder
        .disagreements()
        .forEach((name, each) -> {
          if (project.services().containsKey(name)) {
            each.forEach(diagnostics::add);
          }
        });
    Checks.run(project, new NodeLocator(canonical), diagnostics);
    return project;
  }

  public static Service service(String yaml, String name) {
    return of(yaml).service(new ServiceName(name));
  }
}
