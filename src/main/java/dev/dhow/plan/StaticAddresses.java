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

/// Finds addresses that containers want and that their networks cannot give them: because they are
/// not among a network's own, or as two containers want the same.
final class StaticAddresses {
  /// Drivers that others bring along may have rules of their own.
  private static final Set<String> DRIVERS = Set.of("", "bridge", "overlay", "macvlan", "ipvlan");

  private final Map<String, NetworkSpec> made;
  private final EngineState state;
  private final Map<String, ContainerSpec> takers = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /// @param made the networks that are made before, by their names
  StaticAddresses(Map<String, NetworkSpec> made, EngineState state) {
    this.made = Map.copyOf(made);
    this.state = state;
  }

  /// @param created the containers that are made
  /// @param passing those of them for whose end others wait, which then give back what they had
  List<Problem> of(Collection<ContainerSpec> created, Collection<ContainerSpec> passing) {
    for (var spec : created) {
      for (var endpoint : spec.networks()) {
        for (var address : addresses(endpoint)) {
          check(spec, endpoint.network(), address);
          take(spec, endpoint.network(), address, passing);
        }
      }
    }
    return problems.stream().distinct().toList();
  }

  private static List<String> addresses(Endpoint endpoint) {
    return Stream.of(endpoint.ipv4Address(), endpoint.ipv6Address())
        .flatMap(Stream::ofNullable)
        .filter(address -> !address.isEmpty())
        .toList();
  }

  private void take(
      ContainerSpec spec, String network, String address, Collection<ContainerSpec> passing) {
    var place = network + " " + address;
    var rival = takers.get(place);
    if (rival == null || passing.contains(rival)) {
      takers.put(place, spec);
    }
    if (rival == null || canFollow(spec, rival, passing)) {
      return;
    }
    problems.add(
        new Problem(
            "the address %s of network %s is wanted by container %s and by container %s"
                .formatted(address, network, rival.name(), spec.name()),
            "give each container its own address, or let the engine choose"));
  }

  private static boolean canFollow(
      ContainerSpec one, ContainerSpec other, Collection<ContainerSpec> passing) {
    return !one.service().equals(other.service())
        && (passing.contains(one) || passing.contains(other));
  }

  private void check(ContainerSpec spec, String network, String address) {
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
