package dev.dhow.plan;

import dev.dhow.model.Project;
import dev.dhow.model.Value;
import dev.dhow.state.ContainerSettings;
import dev.dhow.state.ObservedContainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// What a service linked to, in the form of the files, by what the engine was told for one of its
/// containers: `CONTAINER:ALIAS`, see [dev.dhow.spec.Links].
final class OldLinks {
  private final Project project;
  private final int number;
  private final SequencedMap<String, SequencedSet<String>> aliases = new LinkedHashMap<>();

  OldLinks(ContainerSettings container, ObservedContainer observed, Project project) {
    this.project = project;
    this.number = observed.number();
    if (container.further().get("networks") instanceof Value.Fields(var endpoints)) {
      endpoints.values().forEach(this::note);
    }
  }

  private void note(Value endpoint) {
    if (endpoint instanceof Value.Fields(var fields)
        && fields.get("links") instanceof Value.Items(var links)) {
      for (var link : links) {
        if (link instanceof Value.Text(var text)) {
          var parts = text.split(":", 2);
          aliases
              .computeIfAbsent(parts[0], _ -> new LinkedHashSet<>())
              .add(parts[parts.length - 1]);
        }
      }
    }
  }

  /// Those to services.
  List<String> services() {
    var links = new LinkedHashSet<String>();
    aliases
        .values()
        .forEach(names ->
            service(names)
                .ifPresent(service ->
                    names.stream()
                        .filter(
                            name -> !name.equals(numbered(service)) && !name.equals(full(service)))
                        .forEach(name -> links.add(entry(service, name)))));
    return List.copyOf(links);
  }

  /// Those to containers outside of the project.
  List<String> external() {
    var links = new ArrayList<String>();
    aliases.forEach((container, names) -> {
      if (service(names).isEmpty()) {
        names.forEach(name -> links.add(entry(container, name)));
      }
    });
    return links;
  }

  private static String entry(String target, String alias) {
    return target.equals(alias) ? target : target + ":" + alias;
  }

  /// Every container of a linked service goes by two names with a number.
  private Optional<String> service(SequencedSet<String> names) {
    return project.services().keySet().stream()
        .map(service -> service.value())
        .filter(service -> names.contains(numbered(service)) && names.contains(full(service)))
        .findFirst();
  }

  private String numbered(String service) {
    return project.naming().join(service, number);
  }

  private String full(String service) {
    return project.naming().join(project.name(), service, number);
  }
}
