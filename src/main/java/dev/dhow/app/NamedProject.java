package dev.dhow.app;

import dev.dhow.model.Project;
import dev.dhow.model.ProjectName;
import java.util.Collection;
import java.util.Optional;

/// The project of a command that can do with a name: everything else the engine knows.
///
/// @param files what the files say; empty when only the name counts
public record NamedProject(ProjectName name, Optional<Project> files) {

  /// A project whose files are not read.
  public static NamedProject only(ProjectName name) {
    return new NamedProject(name, Optional.empty());
  }

  public static NamedProject of(Project project) {
    return new NamedProject(project.name(), Optional.of(project));
  }

  /// Empty without files: any service may have been there.
  Optional<KnownServices> services() {
    return files.map(KnownServices::of);
  }

  /// @throws UsageException when one of them is not in the files
  void check(Collection<String> services) {
    services().ifPresent(known -> known.check(services));
  }
}
