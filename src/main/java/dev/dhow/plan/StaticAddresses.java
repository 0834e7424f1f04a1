package dev.dhow.plan;

import dev.dhow.model.Network.Pool;
import dev.dhow.model.Project;
import dev.dhow.model.ServiceName;
import dev.dhow.plan.PlanningException.Problem;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.ContainerSpec.Endpoint;
import dev.dhow.spec.NetworkSpec;
import dev.dhow.state.ContainerId;
import dev.dhow.state.EngineState;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.Surroundings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds addresses that containers want and that their networks cannot give them: because they are
/// not among a network's own, or, once they are started, as somebody else has or wants the same.
final class StaticAddresses {
  /// Drivers that others bring along may have rules of their own.
  private static final Set<String> DRIVERS = Set.of("", "bridge", "overlay", "macvlan", "ipvlan");

  private final Project project;
  private final Map<String, NetworkSpec> made;
  private final EngineState state;
  private final Surroundings around;
  private final Set<ContainerId> going;
  private final Map<String, Taker> takers = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /// @param made the networks that are made before, by their names
  /// @param going containers that give back what they have before it is needed
  StaticAddresses(
      Project project,
      Map<String, NetworkSpec> made,
      EngineState state,
      Surroundings around,
      Set<ContainerId> going) {
    this.project = project;
    this.made = Map.copyOf(made);
    this.state = state;
    this.around = around;
    this.going = Set.copyOf(going);
  }

  private record Taker(String container, Started of) {}

  /// @param created the containers that are made, started or not
  /// @param started by the containers' names
  List<Problem> of(Collection<ContainerSpec> created, Map<String, Started> started) {
    created.forEach(spec -> checkAll(spec.service(), spec.networks()));
    started.forEach((container, of) -> {
      checkAll(of.service(), of.networks());
      for (var endpoint : of.networks()) {
        for (var address : addresses(endpoint)) {
          take(new Taker(container, of), endpoint.network(), address);
        }
      }
    });
    return problems.stream().distinct().toList();
  }

  private void checkAll(ServiceName service, List<Endpoint> networks) {
    for (var endpoint : networks) {
      addresses(endpoint).forEach(address -> check(service, endpoint.network(), address));
    }
  }

  private static List<String> addresses(Endpoint endpoint) {
    return Stream.of(endpoint.ipv4Address(), endpoint.ipv6Address())
        .flatMap(Stream::ofNullable)
        .filter(address -> !address.isEmpty())
        .toList();
  }

  private void take(Taker taker, String network, String address) {
    var place = network + " " + address;
    var rival = takers.get(place);
    if (rival == null || rival.of().passing()) {
      takers.put(place, taker);
    }
    if (rival != null && !taker.of().canFollow(rival.of())) {
      problems.add(
          new Problem(
              "the address %s of network %s is wanted by container %s and by container %s"
                  .formatted(address, network, rival.container(), taker.container()),
              "give each container its own address, or let the engine choose"));
      return;
    }
    holder(network, address).ifPresent(who -> problems.add(inUse(taker, network, address, who)));
  }

  private Problem inUse(Taker taker, String network, String address, ObservedContainer holder) {
    var wayOut = OrphanPlanner.wayOut(project, holder);
    return new Problem(
        "the address %s of network %s, which container %s wants, is already in use by %s%s"
            .formatted(
                address,
                network,
                taker.container(),
                Owner.of(holder),
                wayOut.isEmpty() ? "" : Owner.ORPHAN),
        wayOut.orElse("stop that container") + ", or give this one another address");
  }

  /// Who has the address now, and keeps it.
  private Optional<ObservedContainer> holder(String network, String address) {
    var id =
        made.containsKey(network) ? "" : state.network(network).map(each -> each.id()).orElse("");
    return id.isEmpty()
        ? Optional.empty()
        : around.containers().stream()
            .filter(each -> !going.contains(each.id()))
            .filter(each ->
                each.networks().stream()
                    .filter(endpoint -> endpoint.networkId().equals(id))
                    .flatMap(endpoint -> endpoint.addresses().stream())
                    .anyMatch(other -> isSame(address, other)))
            .findFirst();
  }

  private static boolean isSame(String one, String other) {
    return one.equals(other)
        || (one.contains(":") && AddressRange.alone(one).equals(AddressRange.alone(other)));
  }

  private void check(ServiceName service, String network, String address) {
    var planned = made.get(network);
    if (planned == null) {
      state
          .network(network)
          .ifPresent(
              found -> inside(service, network, address, found.driver(), found.subnets(), false));
    } else if (NetworkAddresses.areOfTheEnginesOwn(planned)) {
      var driver = Objects.requireNonNullElse(planned.driver(), "");
      inside(service, network, address, driver, subnets(planned), true);
    }
  }

  private static List<String> subnets(NetworkSpec network) {
    var pools = network.ipam() == null ? List.<Pool>of() : network.ipam().pools();
    return pools.stream().flatMap(pool -> Stream.ofNullable(pool.subnet())).toList();
  }

  /// @param complete whether the network is going to have no other subnets of which it can give
  ///   addresses that were asked for
  private void inside(
      ServiceName service,
      String network,
      String address,
      String driver,
      List<String> subnets,
      boolean complete) {
    var wanted = AddressRange.alone(address);
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
                      service,
                      network,
                      subnets.stream().sorted().collect(Collectors.joining(", "))),
              "choose one of these, or give the network a subnet that holds it"));
    } else if (complete) {
      problems.add(
          new Problem(
              "service \"%s\" wants the address %s in network %s, which has no subnet of its own"
                  .formatted(service, address, network),
              "give the network a subnet that holds it, under \"ipam\""));
    }
  }
}
