package dev.dhow.plan;

import dev.dhow.model.NetworkKey;
import dev.dhow.model.Project;
import dev.dhow.model.Value;
import dev.dhow.spec.Names;
import dev.dhow.state.ContainerSettings;
import dev.dhow.state.ObservedContainer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a container is connected to networks, in the form of the files, as far as its inspection
/// tells that: not by which priority, nor with which address of hardware, as the engine does not
/// tell those it chose from others. These are taken to be as they are wanted now.
final class OldEndpoints {
  private static final Set<String> UNTOLD = Set.of("priority", "mac_address", "links");

  private final ContainerSettings container;
  private final ObservedContainer observed;
  private final Project project;

  OldEndpoints(ContainerSettings container, ObservedContainer observed, Project project) {
    this.container = container;
    this.observed = observed;
    this.project = project;
  }

  /// Empty when what changed is among what is not told.
  ///
  /// @param wish what the files say now
  Optional<Value> of(String key, @Nullable Value wish) {
    if (!(container.further().get("networks") instanceof Value.Fields(var endpoints))
        || !(endpoints.get(name(key)) instanceof Value.Fields(var found))) {
      return Optional.empty();
    }
    var old = new LinkedHashMap<>(found);
    old.keySet().removeAll(UNTOLD);
    Map<String, Value> now = wish instanceof Value.Fields(var fields) ? fields : Map.of();
    if (old.remove("aliases") instanceof Value.Items(var aliases)) {
      var wanted = now.get("aliases") instanceof Value.Items(var items) ? items : List.of();
      var own =
          aliases.stream().filter(alias -> wanted.contains(alias) || !isAutomatic(alias)).toList();
      if (!own.isEmpty()) {
        old.putFirst("aliases", new Value.Items(own));
      }
    }
    var comparable = new LinkedHashMap<>(now);
    comparable.keySet().removeAll(UNTOLD);
    if (comparable.equals(old)) {
      return Optional.empty();
    }
    now.forEach((field, value) -> {
      if (UNTOLD.contains(field)) {
        old.put(field, value);
      }
    });
    return Optional.of(old.isEmpty() ? new Value.Null() : new Value.Fields(old));
  }

  private String name(String key) {
    var network = project.networks().get(new NetworkKey(key));
    return network == null ? Names.network(project.name(), new NetworkKey(key)) : network.name();
  }

  /// Whether every container of the service has such a name. Engine 20.10 adds the host's name.
  private boolean isAutomatic(Value alias) {
    return alias instanceof Value.Text(var name)
        && List.of(
                observed.name(),
                observed.service(),
                observed.id().shortForm(),
                container.hostname())
            .contains(name);
  }
}
