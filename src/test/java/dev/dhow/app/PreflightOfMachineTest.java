package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dhow.plan.HostView;
import dev.dhow.plan.PlanningException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `up` finds that the engine, its machine or its networks cannot give, before it changes
/// anything.
@Timeout(30)
class PreflightOfMachineTest {
  private static final UpOptions CREATING =
      UpOptions.create(
          new CreateOptions(
              Set.of(),
              false,
              false,
              false,
              false,
              false,
              null,
              false,
              new TreeMap<>(),
              false,
              false));

  private final Scene scene = new Scene();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void a_device_that_is_missing_is_told() {
    scene.host = new WithoutDevice("/dev/nope");
    scene.project(
        """
        services:
          web: {image: busybox, scale: 2, devices: [/dev/nope, "/dev/null:/dev/zero"]}
        """);

    assertThat(problems())
        .containsExactly("service \"web\" uses the device /dev/nope, which does not exist");
  }

  @Test
  void a_runtime_that_the_engine_does_not_have_is_told() {
    scene.project("services: {web: {image: busybox, runtime: crum}}");

    assertThat(problems())
        .containsExactly(
            "service \"web\" is to be run by \"crum\", which the engine does not know: it has runc");
  }

  @ParameterizedTest
  @CsvSource({"runc", "io.containerd.kata.v2", "/usr/bin/crun"})
  void other_runtimes_are_left_to_the_engine(String runtime) throws InterruptedException {
    scene.project("services: {web: {image: busybox, runtime: " + runtime + "}}");

    assertThat(scene.up(UpFlags.DETACHED)).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ipv4_address: 10.9.0.5       | the address 10.9.0.5 of service "web" is not among those of network shop_lan: 10.231.7.0/24, fd00:7::/64
          ipv6_address: 'fd00:8::5'    | the address fd00:8::5 of service "web" is not among those of network shop_lan: 10.231.7.0/24, fd00:7::/64
          """)
  void an_address_outside_of_a_network_is_told(String address, String problem) {
    scene.project(lan("{lan: {%s}}".formatted(address), 1));

    assertThat(problems()).containsExactly(problem);
  }

  @Test
  void addresses_inside_are_fine() throws InterruptedException {
    scene.project(lan("{lan: {ipv4_address: 10.231.7.9, ipv6_address: 'fd00:7::9'}}", 1));

    assertThat(scene.up(UpFlags.DETACHED)).isZero();
  }

  @Test
  void an_address_of_a_network_that_is_there_is_compared_with_its_own()
      throws InterruptedException {
    scene.project(lan("{lan: }", 1));
    scene.up(UpFlags.DETACHED);
    scene.project(lan("{lan: {ipv4_address: 10.9.0.5}}", 1));

    assertThat(problems())
        .containsExactly(
            "the address 10.9.0.5 of service \"web\" is not among those of network shop_lan:"
                + " 10.231.7.0/24, fd00:7::/64");
  }

  @Test
  void an_address_in_a_network_without_a_subnet_is_told() {
    scene.project(
        "services: {web: {image: busybox, networks: {default: {ipv4_address: 10.9.0.5}}}}");

    assertThat(problems())
        .containsExactly(
            "service \"web\" wants the address 10.9.0.5 in network shop_default, which has no"
                + " subnet of its own");
  }

  @Test
  void two_containers_cannot_have_one_address() {
    scene.project(lan("{lan: {ipv4_address: 10.231.7.9}}", 2));

    assertThat(problems())
        .containsExactly(
            "the address 10.231.7.9 of network shop_lan is wanted by container shop-web-1 and by"
                + " container shop-web-2");
  }

  @Test
  void who_waits_for_the_end_of_another_one_may_have_its_port_and_its_address_then()
      throws InterruptedException {
    scene.project(
        """
        services:
          first:
            image: busybox
            command: "true"
            networks: {lan: {ipv4_address: 10.231.7.9}}
            ports: ["8080:80"]
          web:
            image: busybox
            networks: {lan: {ipv4_address: 10.231.7.9}}
            ports: ["8080:80"]
            depends_on: {first: {condition: service_completed_successfully}}
        networks: {lan: {ipam: {config: [{subnet: 10.231.7.0/24}]}}}
        """);

    assertThat(scene.up(UpFlags.DETACHED)).isZero();
  }

  @Test
  void two_who_wait_for_it_may_not_have_them_both() {
    scene.project(
        """
        x-next: &next
          image: busybox
          networks: {lan: {ipv4_address: 10.231.7.9}}
          ports: ["8080:80"]
          depends_on: {first: {condition: service_completed_successfully}}
        services:
          first:
            image: busybox
            command: "true"
            networks: {lan: {ipv4_address: 10.231.7.9}}
            ports: ["8080:80"]
          one: *next
          two: *next
        networks: {lan: {ipam: {config: [{subnet: 10.231.7.0/24}]}}}
        """);

    assertThat(problems())
        .containsExactly(
            "port 8080 is published by container shop-one-1 and by container shop-two-1",
            "the address 10.231.7.9 of network shop_lan is wanted by container shop-one-1 and by"
                + " container shop-two-1");
  }

  @Test
  void networks_of_other_drivers_have_their_own_rules() throws InterruptedException {
    scene.project(
        """
        services: {web: {image: busybox, networks: {far: {ipv4_address: 10.9.0.5}}}}
        networks: {far: {driver: weave}}
        """);

    assertThat(scene.up(UpFlags.DETACHED)).isZero();
  }

  @Test
  void an_address_that_another_project_has_is_told_with_its_owner() throws InterruptedException {
    scene.project(
        "other",
        """
        services:
          web:
            image: busybox
            networks: {lan: {ipv4_address: 10.231.7.9, ipv6_address: "fd00:7:0::9"}}
        networks:
          lan:
            name: shared
            ipam: {config: [{subnet: 10.231.7.0/24}, {subnet: "fd00:7::/64"}]}
        """);
    scene.up(UpFlags.DETACHED);
    scene.project(
        """
        services:
          four: {image: busybox, networks: {lan: {ipv4_address: 10.231.7.9}}}
          six: {image: busybox, networks: {lan: {ipv6_address: "fd00:7::9"}}}
        networks: {lan: {name: shared, external: true}}
        """);

    assertThat(problems())
        .containsExactly(
            "the address 10.231.7.9 of network shared, which container shop-four-1 wants, is"
                + " already in use by container other-web-1 (service web of project other)",
            "the address fd00:7::9 of network shared, which container shop-six-1 wants, is"
                + " already in use by container other-web-1 (service web of project other)");
    scene.engine.stop(scene.engine.id("other-web-1"), null);
    assertThat(scene.up(UpFlags.DETACHED)).isZero();
  }

  @Test
  void an_address_of_a_container_that_is_replaced_is_free() throws InterruptedException {
    scene.project(lan("{lan: {ipv4_address: 10.231.7.9}}", 1));
    scene.up(UpFlags.DETACHED);

    assertThat(scene.up(UpFlags.DETACHED.recreating())).isZero();
  }

  @Test
  void a_run_beside_a_container_with_an_address_is_told_who_has_it() throws InterruptedException {
    scene.project(lan("{lan: {ipv4_address: 10.231.7.9}}", 1));
    scene.up(UpFlags.DETACHED);
    scene.engine.calls().forget();
    var run = new OneOffRun(scene.workplace(), _ -> {});
    var problem =
        catchThrowableOfType(
            PlanningException.class, () -> run.run(RunFlags.of("web", "true").options()));

    assertThat(problem.problems())
        .singleElement()
        .extracting(PlanningException.Problem::message)
        .asString()
        .matches(
            "the address 10.231.7.9 of network shop_lan, which container shop-web-run-\\w+ wants,"
                + " is already in use by container shop-web-1 \\(service web of project shop\\)");
    assertThat(scene.engine.calls().mutating()).isEmpty();
  }

  @Test
  void who_is_not_started_needs_one_of_the_networks_addresses_all_the_same() {
    scene.project(lan("{lan: {ipv4_address: 10.9.0.5}}", 1));
    var problem =
        catchThrowableOfType(
            PlanningException.class, () -> new Up(scene.workplace(), "create").run(CREATING));

    assertThat(problem.problems()).hasSize(1);
  }

  @Test
  void who_is_not_started_needs_no_address_yet() throws InterruptedException {
    scene.project(lan("{lan: {ipv4_address: 10.231.7.9}}", 2));

    assertThat(new Up(scene.workplace(), "create").run(CREATING)).isZero();
    assertThat(problems())
        .containsExactly(
            "the address 10.231.7.9 of network shop_lan is wanted by container shop-web-1 and by"
                + " container shop-web-2");
  }

  private static String lan(String networks, int replicas) {
    return """
    services: {web: {image: busybox, networks: %s, scale: %d}}
    networks:
      lan: {ipam: {config: [{subnet: 10.231.7.0/24}, {subnet: "fd00:7::/64"}]}}
    """
        .formatted(networks, replicas);
  }

  private List<String> problems() {
    scene.engine.calls().forget();
    var problem = catchThrowableOfType(PlanningException.class, () -> scene.up(UpFlags.DETACHED));
    assertThat(problem).isNotNull();
    assertThat(scene.engine.calls().mutating()).isEmpty();
    return problem.problems().stream().map(PlanningException.Problem::message).toList();
  }

  private record WithoutDevice(String device) implements HostView {
    @Override
    public Optional<String> listener(@Nullable String address, int port, String protocol) {
      return Optional.empty();
    }

    @Override
    public boolean lacks(String path) {
      return path.equals(device);
    }
  }
}
