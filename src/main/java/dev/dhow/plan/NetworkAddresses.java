package dev.dhow.plan;

import dev.dhow.model.Entries;
import dev.dhow.model.Network.Pool;
import dev.dhow.plan.PlanningException.Problem;
import dev.dhow.spec.Labels;
import dev.dhow.spec.NetworkSpec;
import dev.dhow.state.ObservedNetwork;
import dev.dhow.state.Surroundings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds addresses of networks that are to be made which the engine would refuse: those that are
/// none, that do not belong together, or that other networks have.
final class NetworkAddresses {
  private static final String ADVICE = "write one within it, or give the network another subnet";

  private final Surroundings around;
  private final Set<String> going;
  private final Map<AddressRange, String> made = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /// @param going ids of networks that give back what they have before it is needed
  NetworkAddresses(Surroundings around, Set<String> going) {
    this.around = around;
    this.going = Set.copyOf(going);
  }

  List<Problem> of(Collection<NetworkSpec> networks) {
    for (var network : networks) {
      if (network.ipam() != null) {
        network.ipam().pools().forEach(pool -> check(network, pool));
      }
    }
    return problems;
  }

  /// Whether the engine itself hands out the addresses, and not a plugin, which may want others.
  static boolean areOfTheEnginesOwn(NetworkSpec network) {
    var ipam = network.ipam();
    return ipam == null || ipam.driver() == null || Set.of("", "default").contains(ipam.driver());
  }

  /// Without being asked for IPv6, or with IPv4 switched off, the engine makes no use of such
  /// addresses, whatever they are.
  private void check(NetworkSpec network, Pool pool) {
    var subnet = pool.subnet();
    var isOwn = areOfTheEnginesOwn(network);
    if (subnet != null && leavesChoice(subnet)) {
      return;
    }
    if (subnet == null || subnet.isEmpty()) {
      if (isOwn && around.strict()) {
        tell(
            "network %s has an entry under \"ipam.config\" without a subnet"
                .formatted(network.name()),
            "give it one, such as 10.90.1.0/24, or remove the entry");
      }
      return;
    }
    if (isOwn && AddressRange.isMalformed(subnet)) {
      tell(
          "network %s wants the addresses %s, which are no subnet"
              .formatted(network.name(), subnet),
          "write it like 10.90.1.0/24");
    }
    AddressRange.parse(subnet)
        .filter(range -> !range.isIpv6() || Boolean.TRUE.equals(network.enableIpv6()))
        .ifPresent(range -> {
          if (isOwn && around.strict()) {
            belongTogether(network.name(), pool, subnet, range);
          }
          if (range.isIpv6() || !Boolean.FALSE.equals(network.enableIpv4())) {
            areFree(network.name(), subnet, range);
          }
        });
  }

  /// Whether it says no more than how large the subnet is to be, of which newer engines then choose
  /// one; others refuse it.
  private static boolean leavesChoice(String subnet) {
    return subnet.matches("(0[.]0[.]0[.]0|::)?/[0-9]{1,3}");
  }

  private void belongTogether(String network, Pool pool, String subnet, AddressRange range) {
    begins("subnet", network, subnet, range);
    range(network, pool.ipRange(), range);
    address("gateway", network, pool.gateway(), range);
    Entries.of(pool.auxAddresses())
        .forEach(
            each -> address("aux_addresses." + each.getKey(), network, each.getValue(), range));
  }

  private void begins(String what, String network, String text, AddressRange range) {
    if (!AddressRange.isFirstOf(range, text)) {
      tell(
          "the %s %s of network %s does not begin with its first address"
              .formatted(what, text, network),
          "write " + range.text());
    }
  }

  private void range(String network, @Nullable String text, AddressRange subnet) {
    if (text == null || text.isEmpty()) {
      return;
    }
    var wanted = AddressRange.parse(text);
    if (wanted.isEmpty()) {
      if (AddressRange.isMalformed(text)) {
        tell(
            "the ip_range %s of network %s is no range of addresses".formatted(text, network),
            "write it like " + subnet.text());
      }
    } else if (!subnet.contains(wanted.get())) {
      tell(
          "the ip_range %s of network %s is not within its subnet %s"
              .formatted(text, network, subnet.text()),
          ADVICE);
    } else {
      begins("ip_range", network, text, wanted.get());
    }
  }

  private void address(String what, String network, @Nullable String text, AddressRange subnet) {
    if (text == null || text.isEmpty()) {
      return;
    }
    var wanted = AddressRange.alone(text);
    if (wanted.isEmpty()) {
      if (AddressRange.isMalformed(text + "/0")) {
        tell("the %s %s of network %s is no address".formatted(what, text, network), ADVICE);
      }
    } else if (!subnet.contains(wanted.get())) {
      tell(
          "the %s %s of network %s is not in its subnet %s"
              .formatted(what, text, network, subnet.text()),
          ADVICE);
    } else if (subnet.reserves(wanted.get())) {
      tell(
          "the %s %s of network %s is the first or last of its subnet %s, which nobody can have"
              .formatted(what, text, network, subnet.text()),
          "choose one between them");
    }
  }

  private void areFree(String network, String subnet, AddressRange range) {
    var rival = Entries.of(made).filter(each -> each.getKey().overlaps(range)).findFirst();
    made.put(range, network);
    if (rival.isPresent() && rival.get().getValue().equals(network)) {
      tell(
          "the subnets %s and %s of network %s overlap"
              .formatted(rival.get().getKey().text(), subnet, network),
          "remove one of them, or give it other addresses");
      return;
    }
    rival
        .map(each -> "network " + each.getValue() + ", which is made, too")
        .or(() ->
            around.networks().stream()
                .filter(each -> !going.contains(each.id()))
                .filter(each -> overlaps(each, range))
                .findFirst()
                .map(each -> "network " + each.name() + owner(each)))
        .ifPresent(who ->
            tell(
                "the addresses %s of network %s overlap with those of %s"
                    .formatted(subnet, network, who),
                "give the network another subnet, or remove the other network"));
  }

  private static boolean overlaps(ObservedNetwork network, AddressRange range) {
    return network.subnets().stream()
        .flatMap(subnet -> AddressRange.parse(subnet).stream())
        .anyMatch(range::overlaps);
  }

  private static String owner(ObservedNetwork network) {
    var project = network.label(Labels.PROJECT);
    return project.isEmpty() ? "" : " (of project " + project + ")";
  }

  private void tell(String problem, String hint) {
    problems.add(new Problem(problem, hint));
  }
}
