package dev.dhow.plan;

import dev.dhow.plan.PlanningException.Problem;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.state.Surroundings;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds what containers need of the engine's machine and it does not have: devices, and what runs
/// them.
final class MachineNeeds {
  private final Surroundings around;
  private final HostView host;
  private final Set<Problem> problems = new LinkedHashSet<>();

  private MachineNeeds(Surroundings around, HostView host) {
    this.around = around;
    this.host = host;
  }

  /// @param created the containers that are made
  static List<Problem> problems(
      Collection<ContainerSpec> created, Surroundings around, HostView host) {
    var needs = new MachineNeeds(around, host);
    created.forEach(needs::devices);
    created.forEach(needs::runtimes);
    return List.copyOf(needs.problems);
  }

  private void devices(ContainerSpec spec) {
    for (var device : spec.host().resources().devices()) {
      if (device.source().startsWith("/") && host.lacks(device.source())) {
        problems.add(
            new Problem(
                "service \"%s\" uses the device %s, which does not exist"
                    .formatted(spec.service(), device.source()),
                "correct its path, or set up what makes it"));
      }
    }
  }

  private void runtimes(ContainerSpec spec) {
    var known = around.runtimes();
    runtime(spec)
        .filter(name -> !known.isEmpty() && !known.contains(name))
        .ifPresent(name ->
            problems.add(
                new Problem(
                    "service \"%s\" is to be run by \"%s\", which the engine does not know: it has %s"
                        .formatted(spec.service(), name, String.join(", ", known)),
                    "set that runtime up in the engine, or choose one that it has")));
  }

  /// What runs the container; empty for the engine's choice, and for the name of a program, which
  /// the engine looks for when it is needed.
  static Optional<String> runtime(ContainerSpec spec) {
    return Optional.ofNullable(spec.host().isolation().runtime())
        .filter(name -> !name.isEmpty() && !name.contains(".") && !name.contains("/"));
  }
}
