package dev.dhow.app;

import dev.dhow.engine.Engine;
import dev.dhow.model.Project;
import dev.dhow.model.ProjectName;
import dev.dhow.model.ServiceName;
import dev.dhow.state.ObservedContainer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

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

  /// The services that names stand for, of which each may be a [pattern][ServicePattern]. One that
  /// matches nothing stands for itself, as which nobody will find it.
  ///
  /// @param engine asked where there are no files
  public Set<String> meant(Collection<String> names, Supplier<? extends Engine> engine)
      throws InterruptedException {
    var all =
        files.isPresent()
            ? files.get().services().keySet().stream().map(ServiceName::value).toList()
            : engine.get().containers(name).stream().map(ObservedContainer::service).toList();
    var meant = new LinkedHashSet<String>();
    for (var name : names) {
      var matched = all.stream().filter(ServicePattern.of(name)).sorted().toList();
      meant.addAll(matched.isEmpty() ? List.of(name) : matched);
    }
    return meant;
  }

  /// @throws UsageException when one of them is not in the files
  void check(Collection<String> services) {
    services().ifPresent(known -> known.check(services));
  }
}
