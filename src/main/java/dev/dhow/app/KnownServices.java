package dev.dhow.app;

import dev.dhow.diagnostic.Suggestion;
import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/// The services of a project, those that profiles leave out included.
///
/// @param names sorted
record KnownServices(SortedSet<String> names) {

  static KnownServices of(Project project) {
    var names = new TreeSet<String>();
    project.services().keySet().stream().map(ServiceName::value).forEach(names::add);
    project.disabledServices().keySet().stream().map(ServiceName::value).forEach(names::add);
    return new KnownServices(names);
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
      throw new UsageException("no such service: " + service, hint(service));
    }
  }

  private String hint(String service) {
    return Suggestion.of(service, names)
        .map(similar -> "did you mean " + similar + "?")
        .orElseGet(() ->
            names.isEmpty()
                ? "the project has no services"
                : "the project has " + String.join(", ", names));
  }
}
