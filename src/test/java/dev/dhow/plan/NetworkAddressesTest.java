package dev.dhow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.load.Projects;
import dev.dhow.plan.PlanningException.Problem;
import dev.dhow.spec.NetworkSpecs;
import dev.dhow.state.Surroundings;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which addresses of a network are told before it is made: just those that Engine 28 refuses.
class NetworkAddressesTest {
  private static final Surroundings STRICT =
      new Surroundings(List.of(), List.of(), List.of("runc"), true);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "subnet: 10.91.1.7/24 | the subnet 10.91.1.7/24 of network shop_n does not begin with its"
            + " first address | write 10.91.1.0/24",
        "subnet: 10.91.1.0/24, gateway: 10.91.2.1 | the gateway 10.91.2.1 of network shop_n is not"
            + " in its subnet 10.91.1.0/24 | write one within it, or give the network another"
            + " subnet",
        "subnet: 10.91.1.0/24, gateway: 'fd91::1' | the gateway fd91::1 of network shop_n is not"
            + " in its subnet 10.91.1.0/24 | write one within it, or give the network another"
            + " subnet",
        "subnet: 10.91.1.0/24, gateway: 10.91.1.255 | the gateway 10.91.1.255 of network shop_n is"
            + " the first or last of its subnet 10.91.1.0/24, which nobody can have | choose one"
            + " between them",
        "subnet: 10.91.1.0/24, gateway: 10.91.1.1/24 | the gateway 10.91.1.1/24 of network shop_n"
            + " is no address | write one within it, or give the network another subnet",
        "subnet: 10.91.1.0/24, ip_range: 10.91.2.0/25 | the ip_range 10.91.2.0/25 of network shop_n"
            + " is not within its subnet 10.91.1.0/24 | write one within it, or give the network"
            + " another subnet",
        "subnet: 10.91.1.0/24, ip_range: 10.91.0.0/16 | the ip_range 10.91.0.0/16 of network shop_n"
            + " is not within its subnet 10.91.1.0/24 | write one within it, or give the network"
            + " another subnet",
        "subnet: 10.91.1.0/24, ip_range: 10.91.1.5/25 | the ip_range 10.91.1.5/25 of network shop_n"
            + " does not begin with its first address | write 10.91.1.0/25",
        "subnet: 10.91.1.0/24, ip_range: 10.91.1.5 | the ip_range 10.91.1.5 of network shop_n is no"
            + " range of addresses | write it like 10.91.1.0/24",
        "subnet: 10.91.1.0/24, aux_addresses: {a: 10.91.2.5} | the aux_addresses.a 10.91.2.5 of network"
            + " shop_n is not in its subnet 10.91.1.0/24 | write one within it, or give the"
            + " network another subnet",
        "gateway: 10.91.1.1 | network shop_n has an entry under \"ipam.config\" without a subnet"
            + " | give it one, such as 10.90.1.0/24, or remove the entry",
        "subnet: '', gateway: 10.91.1.1 | network shop_n has an entry under \"ipam.config\" without"
            + " a subnet | give it one, such as 10.90.1.0/24, or remove the entry",
      })
  void what_does_not_belong_together_is_told(String pool, String problem, String hint) {
    assertThat(problems("ipam: {config: [{%s}]}".formatted(pool)))
        .containsExactly(new Problem(problem, hint));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "subnet: 'fd91::7/64' | the subnet fd91::7/64 of network shop_n does not begin with its"
            + " first address",
        "subnet: 'fd91::/64', gateway: 'fd92::1' | the gateway fd92::1 of network shop_n is not in"
            + " its subnet fd91::/64",
        "subnet: 'fd91::/64', ip_range: 'fd91::/60' | the ip_range fd91::/60 of network shop_n is"
            + " not within its subnet fd91::/64",
      })
  void addresses_of_ipv6_are_told_only_where_it_is_asked_for(String pool, String problem) {
    var ipam = "ipam: {config: [{%s}]}".formatted(pool);

    assertThat(texts("enable_ipv6: true, " + ipam)).containsExactly(problem);
    assertThat(texts(ipam)).isEmpty();
    assertThat(texts("enable_ipv6: false, " + ipam)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "subnet: 10.91.1.0/24, gateway: 10.91.1.254, ip_range: 10.91.1.128/25",
        "subnet: 10.91.1.0/24, ip_range: 10.91.1.0/24",
        "subnet: 10.91.1.0/24, ip_range: 10.91.1.5/32, gateway: ''",
        "subnet: 10.91.1.0/31, gateway: 10.91.1.0",
        "subnet: 10.91.1.0/32, gateway: 10.91.1.0",
        "subnet: 'fd91::/64', gateway: 'fd91::ffff:ffff:ffff:ffff'",
        "subnet: 'fd91::/64', gateway: 'fd91::0.0.0.7'",
        "subnet: 'fd91::1.2.0.0/112'",
        "subnet: 0.0.0.0/24}, {subnet: 0.0.0.0/24",
        "subnet: '::/64'}, {subnet: /24",
      })
  void what_an_engine_may_take_is_left_to_it(String pool) {
    assertThat(texts("enable_ipv6: true, ipam: {config: [{%s}]}".formatted(pool))).isEmpty();
  }

  @Test
  void an_engine_that_makes_something_of_it_is_let() {
    var network = "ipam: {config: [{subnet: 10.91.1.7/24, gateway: 10.91.2.1}, {}]}";

    assertThat(problems(network, Surroundings.NONE)).isEmpty();
  }

  @Test
  void what_a_plugin_makes_of_addresses_is_left_to_it() {
    assertThat(texts("ipam: {driver: mine, config: [{subnet: 10.91.1.7/24}, {}]}")).isEmpty();
  }

  @Test
  void subnets_of_one_network_that_overlap_are_told_as_such() {
    var network = "ipam: {config: [{subnet: 10.91.1.0/24}, {subnet: 10.91.1.128/25}]}";

    assertThat(problems(network))
        .containsExactly(
            new Problem(
                "the subnets 10.91.1.0/24 and 10.91.1.128/25 of network shop_n overlap",
                "remove one of them, or give it other addresses"));
    assertThat(texts("enable_ipv4: false, " + network)).isEmpty();
  }

  private static List<String> texts(String network) {
    return problems(network).stream().map(Problem::message).toList();
  }

  private static List<Problem> problems(String network) {
    return problems(network, STRICT);
  }

  private static List<Problem> problems(String network, Surroundings around) {
    var project =
        Projects.of(
            "services: {web: {image: busybox, networks: [n]}}\nnetworks: {n: {%s}}"
                .formatted(network));
    var made =
        project.networks().values().stream().map(each -> NetworkSpecs.of(project, each)).toList();
    return new NetworkAddresses(around, Set.of()).of(made);
  }
}
