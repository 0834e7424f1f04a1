package dev.dhow.plan;

import dev.dhow.model.Network.Pool;
import dev.dhow.plan.PlanningException.Problem;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.ContainerSpec.Endpoint;
import dev.dhow.spec.NetworkSpec;
import dev.dhow.state.EngineState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds addresses that containers want and that their networks cannot give them: because they are
/// not among a network's own, or as two containers want the same.
final class StaticAddresses {
  /// Drivers that others bring along may have rules of their own.
  private static final Set<String> DRIVERS = Set.of("", "bridge", "overlay", "macvlan", "ipvlan");

  private final Map<String, NetworkSpec> made;
  private final EngineState state;
  private final Map<String, String> takers = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /// @param made the networks that are made before, by their names
  StaticAddresses(Map<String, NetworkSpec> made, EngineState state) {
    this.made = Map.copyOf(made);
    this.state = state;
  }

  /// @param created the containers that are made
  List<Problem> of(Collection<ContainerSpec> created) {
    for (var spec : created) {
      for (var endpoint : spec.networks()) {
        check(spec, endpoint, endpoint.ipv4Address());
        check(spec, endpoint, endpoint.ipv6Address());
      }
    }
    return problems.stream().distinct().toList();
  }

  private void check(ContainerSpec spec, Endpoint endpoint, @Nullable String address) {
    if (address == null || address.isEmpty()) {
      return;
    }
    var network = endpoint.network();
    var rival = takers.put(network + " " + address, spec.name());
    if (rival != null) {
      problems.add(
          new Problem(
              "the address %s of network %s is wanted by container %s and by container %s"
                  .formatted(address, network, rival, spec.name()),
              "give each container its own address, or let the engine choose"));
    }
    var planned = made.get(network);
    if (planned == null) {
      state
          .network(network)
          .ifPresent(
              found -> inside(spec, network, address, found.driver(), found.subnets(), false));
    } else if (isOwn(planned)) {
      var driver = Objects.requireNonNullElse(planned.driver(), "");
      inside(spec, network, address, driver, subnets(planned), true);
    }
  }

  /// Whether the engine itself gives its addresses away.
  private static boolean isOwn(NetworkSpec network) {
    var ipam = network.ipam();
    return ipam == null || ipam.driver() == null || Set.of("", "default").contains(ipam.driver());
  }

  private static List<String> subnets(NetworkSpec network) {
    var pools = network.ipam() == null ? List.<Pool>of() : network.ipam().pools();
    return pools.stream().flatMap(pool -> Stream.ofNullable(pool.subnet())).toList();
  }

  /// @param complete whether the network is going to have no other subnets of which it can give
  ///   addresses that were asked for
  private void inside(
      ContainerSpec spec,
      String network,
      String address,
      String driver,
      List<String> subnets,
      boolean complete) {
    var wanted = AddressRange.parse(address + (address.contains(":") ? "/128" : "/32"));
    var ranges = subnets.stream().map(AddressRange::parse).toList();
    if (!DRIVERS.contains(driver)
        || wanted.isEmpty()
        || ranges.stream().anyMatch(range -> range.isEmpty())) {
      return;
    }
    if (ranges.stream().anyMatch(range -> range.orElseThrow().overlaps(wanted.get()))) {
      return;
    }
    if (!subnets.isEmpty()) {
      problems.add(
          new Problem(
              "the address %s of service \"%s\" is not among those of network %s: %s"
                  .formatted(
                      address,
                      spec.service(),
                      network,
                      subnets.stream().sorted().collect(Collectors.joining(", "))),
              "choose one of these, or give the network a subnet that holds it"));
    } else if (complete) {
      problems.add(
          new Problem(
              "service \"%s\" wants the address %s in network %s, which has no subnet of its own"
                  .formatted(spec.service(), address, network),
              "give the network a subnet that holds it, under \"ipam\""));
    }
  }
}
