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
public record Surroundings(
    ProjectName name, Path directory, @Nullable Path home, Map<String, String> variables) {

  public Surroundings {
    variables = Map.copyOf(variables);
  }
}
