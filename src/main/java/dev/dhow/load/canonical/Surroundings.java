package dev.dhow.load.canonical;

import dev.dhow.model.ProjectName;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the meaning of short forms depends on besides the files.
///
/// @param name part of the names of networks and volumes that have none
/// @param directory absolute; what relative paths are resolved against
/// @param home what `~` stands for; null when not known
/// @param variables of the environment dhow runs in, those of its default env file included
/// @param extent how much of the canonical form is wanted
public record Surroundings(
    ProjectName name,
    Path directory,
    @Nullable Path home,
    Map<String, String> variables,
    Extent extent) {

  public Surroundings {
    variables = Map.copyOf(variables);
  }

  /// For the whole canonical form.
  public Surroundings(
      ProjectName name, Path directory, @Nullable Path home, Map<String, String> variables) {
    this(name, directory, home, variables, Extent.WHOLE);
  }

  /// The same for documents whose variables stay as they are: there are none but the project's
  /// name, as in docker compose.
  public Surroundings untyped() {
    var own = Map.of("COMPOSE_PROJECT_NAME", name.value());
    return new Surroundings(name, directory, home, own, extent.untyped());
  }
}
