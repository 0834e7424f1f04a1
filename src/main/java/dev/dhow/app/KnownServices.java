package dev.dhow.app;

import dev.dhow.diagnostic.Suggestion;
import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import dev.dhow.state.ObservedContainer;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The services of a project, those that profiles leave out included.
///
/// @param names sorted
/// @param has how a list of them begins
record KnownServices(SortedSet<String> names, String has) {
  private static final String FILES = "the project has ";
  private static final String CONTAINERS = "without its files, the project has containers of ";

  KnownServices(SortedSet<String> names) {
    this(names, FILES);
  }

  /// Those that have containers, of a project that was rebuilt from labels.
  static KnownServices ofContainers(Collection<ObservedContainer> containers) {
    var names = containers.stream().map(ObservedContainer::service);
    return new KnownServices(names.collect(Collectors.toCollection(TreeSet::new)), CONTAINERS);
  }

  static KnownServices of(Project project) {
    var names = new TreeSet<String>();
    project.services().keySet().stream().map(ServiceName::value).forEach(names::add);
    project.disabledServices().keySet().stream().map(ServiceName::value).forEach(names::add);
    return new KnownServices(names, project.files().isEmpty() ? CONTAINERS : FILES);
  }

  boolean contains(String service) {
    return names.contains(service);
  }

  /// @throws UsageException when one is not among them
  void check(Collection<String> wanted) {
    wanted.forEach(this::check);
  }

  /// @throws UsageException when it is not among them
  void check(String service) {
    if (!names.contains(service)) {
      throw new UsageException(
          "no such service: " + (service.isEmpty() ? "\"\"" : service), hint(service));
    }
  }

  private String hint(String service) {
    return Suggestion.of(service, names)
        .map(similar -> "did you mean " + similar + "?")
        .orElseGet(
            () -> names.isEmpty() ? "the project has no services" : has + String.join(", ", names));
  }
}
