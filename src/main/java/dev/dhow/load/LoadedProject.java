package dev.dhow.load;

import dev.dhow.diagnostic.Diagnostic;
import dev.dhow.model.Project;
import java.util.List;
import java.util.Map;

/// What loading makes of a project's files.
///
/// @param project narrowed to the enabled services and what they use
/// @param warnings what the user should know, although the project can be used
/// @param variables the environment and below it what the env files say; `COMPOSE_` variables among
///   them set defaults of commands
public record LoadedProject(
    Project project, List<Diagnostic> warnings, Map<String, String> variables) {

  public LoadedProject {
    warnings = List.copyOf(warnings);
    variables = Map.copyOf(variables);
  }
}
