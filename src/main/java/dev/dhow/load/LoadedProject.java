package dev.dhow.load;

import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.diagnostic.InvalidProjectException;
import dev.dhow.load.check.RelativeTargets;
import dev.dhow.model.Project;
import dev.dhow.yaml.NodeLocator;
import dev.dhow.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What loading makes of a project's files.
///
/// @param project narrowed to the enabled services and what they use
/// @param canonical the document it was decoded from
/// @param warnings what the user should know, although the project can be used
/// @param variables the environment and below it what the env files say; `COMPOSE_` variables among
///   them set defaults of commands
public record LoadedProject(
    Project project,
    YamlMapping canonical,
    List<Diagnostic> warnings,
    Map<String, String> variables) {

  public LoadedProject {
    warnings = List.copyOf(warnings);
    variables = Map.copyOf(variables);
  }

  /// The project, if what it asks for can be carried out.
  ///
  /// @throws InvalidProjectException with all that cannot
  public Project projectFor(Work work) {
    var missing =
        switch (work) {
          case READ -> List.<Diagnostic>of();
          case RUN -> runnable();
        };
    if (!missing.isEmpty()) {
      var all = new ArrayList<>(warnings);
      all.addAll(missing);
      throw new InvalidProjectException(all);
    }
    return project;
  }

  private List<Diagnostic> runnable() {
    return RelativeTargets.of(project, new NodeLocator(canonical));
  }
}
