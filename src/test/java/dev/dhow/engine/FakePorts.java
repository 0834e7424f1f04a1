package dev.dhow.engine;

import dev.dhow.model.Connectivity.Port;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// Gives the containers of the [FakeEngine] ports of a host.
final class FakePorts {
  private static final int FIRST_FREE = 32768;

  private FakePorts() {}

  /// @throws EngineException.PortTaken when another one has it
  static void assign(FakeContainer container, Collection<FakeContainer> all) {
    var taken = new HashSet<Integer>();
    for (var other : all) {
      if (other != container && other.runs()) {
        taken.addAll(other.hostPorts.values());
      }
    }
    container.hostPorts.clear();
    for (var port : container.spec.ports()) {
      var host = choose(port, taken);
      taken.add(host);
      container.hostPorts.put(port.target(), host);
    }
  }

  private static int choose(Port port, Set<Integer> taken) {
    var published = port.published();
    var range = published == null || published.isEmpty() ? "0" : published;
    var dash = range.indexOf('-');
    var first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
    var last = dash < 0 ? first : Integer.parseInt(range.substring(dash + 1));
    if (first == 0) {
      first = FIRST_FREE;
      last = 65535;
    }
    for (var candidate = first; candidate <= last; candidate++) {
      if (!taken.contains(candidate)) {
        return candidate;
      }
    }
    throw new EngineException.PortTaken(first, "port " + first + " is already allocated", null);
  }
}
