package dev.dhow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dhow.engine.SpecBuilder;
import dev.dhow.load.Projects;
import dev.dhow.plan.Drafts;
import dev.dhow.plan.HostView;
import dev.dhow.plan.Plan;
import dev.dhow.plan.Planner;
import dev.dhow.plan.PlanningException;
import dev.dhow.plan.Preflight;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What `up` finds in its way before it changes anything.
@Timeout(30)
class PreflightTest {
  private final Scene scene = new Scene();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void a_port_that_another_project_has_is_told_with_its_owner() throws InterruptedException {
    other("services: {web: {image: busybox, ports: ['8080:80']}}");
    scene.project(
        "services: {api: {image: busybox, ports: ['127.0.0.1:8080:1']}, db: {image: busybox}}");

    assertThat(problems())
        .containsExactly(
            "port 8080, which container shop-api-1 publishes, is already in use by"
                + " container other-web-1 (service web of project other)");
  }

  @Test
  void what_others_made_of_an_image_of_the_project_is_not_the_projects()
      throws InterruptedException {
    var theirs = new SpecBuilder("shop", "api").ofImageAlone().port(8080, 80).build();
    var container = scene.engine.create(theirs);
    scene.engine.rename(container, "mine");
    scene.engine.start(container);
    scene.project("services: {api: {image: busybox, container_name: mine, ports: ['8080:80']}}");

    assertThat(problems())
        .containsExactly(
            "port 8080, which container mine publishes, is already in use by container mine",
            "the container name mine is already in use by container "
                + container
                + ", which is no Compose container");
  }

  @Test
  void a_port_of_a_container_that_is_replaced_is_free() throws InterruptedException {
    scene.project("services: {web: {image: busybox, ports: ['8080:80']}}");
    scene.up(UpFlags.DETACHED);

    assertThat(scene.up(UpFlags.DETACHED.recreating())).isZero();
  }

  @Test
  void a_port_that_a_program_has_is_told_with_the_program() {
    scene.host =
        (_, port, protocol) ->
            port == 8080 && protocol.equals("tcp")
                ? Optional.of("process 42 (nginx)")
                : Optional.empty();
    scene.project(
        "services: {web: {image: busybox, ports: ['8080:80', '8080:80/udp', '9000-9001:1']}}");

    assertThat(problems())
        .containsExactly(
            "port 8080, which container shop-web-1 publishes, is already in use by"
                + " process 42 (nginx)");
  }

  @Test
  void a_udp_port_that_a_program_has_is_told_too() {
    scene.host =
        (_, port, protocol) ->
            port == 53 && protocol.equals("udp")
                ? Optional.of("process 7 (dns)")
                : Optional.empty();
    scene.project("services: {web: {image: busybox, ports: ['53:53', '53:53/udp']}}");

    assertThat(problems())
        .containsExactly(
            "port 53, which container shop-web-1 publishes, is already in use by process 7 (dns)");
  }

  @Test
  void a_range_needs_a_free_port_for_each_container() throws InterruptedException {
    other("services: {web: {image: busybox, ports: ['9000:80']}}");
    scene.host = (_, port, _) -> port == 9002 ? Optional.of("process 7 (app)") : Optional.empty();
    scene.project("services: {web: {image: busybox, scale: 2, ports: ['9000-9002:80']}}");

    assertThat(problems())
        .containsExactly(
            "no port of 9000-9002 is free for container shop-web-2: in use are"
                + " 9000 by container other-web-1 (service web of project other),"
                + " 9001 by container shop-web-1, 9002 by process 7 (app)");
    scene.host = HostView.BLIND;
    assertThat(scene.up(UpFlags.DETACHED)).isZero();
  }

  @Test
  void an_image_for_another_platform_is_told_where_none_may_be_pulled() {
    scene.engine.withImageFor("linux/arm64/v8", "busybox:arm");
    scene.project(
        """
        services:
          ok: {image: "busybox:arm", platform: linux/arm64, pull_policy: never}
          web: {image: "busybox:arm", platform: linux/amd64, pull_policy: never}
        """);

    assertThat(problems())
        .containsExactly(
            "image \"busybox:arm\" is for linux/arm64/v8, and service \"web\" wants it for"
                + " linux/amd64");
  }

  @Test
  void two_containers_cannot_have_one_port() {
    scene.project("services: {web: {image: busybox, scale: 2, ports: ['8080:80']}}");

    assertThat(problems())
        .containsExactly(
            "port 8080 is published by container shop-web-1 and by container shop-web-2");
  }

  @Test
  void one_container_cannot_have_one_port_twice() {
    scene.project(
        """
        services:
          a: {image: busybox, ports: ['8080:1', '8080:2']}
          b: {image: busybox, ports: ['127.0.0.1:8081:1', '8081:1']}
          c: {image: busybox, ports: ['8082-8083:1', '8082-8083:2', '8082-8083:3']}
        """);

    assertThat(problems())
        .containsExactly(
            "port 8080 is published by container shop-a-1 twice",
            "port 8081 is published by container shop-b-1 twice",
            "no port of 8082-8083 is free for container shop-c-1: in use are"
                + " 8082 by container shop-c-1, 8083 by container shop-c-1");
  }

  @Test
  void what_the_engine_takes_of_one_container_is_no_clash() throws InterruptedException {
    var project =
        Projects.of(
            """
            services:
              udp: {image: busybox, ports: ['8080:1', '8080:1/udp']}
              addresses: {image: busybox, ports: ['127.0.0.1:8081:1', '127.0.0.2:8081:2']}
              families: {image: busybox, ports: ['0.0.0.0:8082:1', '[::]:8082:1']}
              ranges: {image: busybox, ports: ['8083-8084:1', '8083-8084:2']}
              again:
                image: busybox
                ports:
                  - {target: 1, published: "8085"}
                  - {target: 1, published: "8085", name: web}
                  - 0.0.0.0:8085:1
              host: {image: busybox, network_mode: host, ports: ['8086:1', '8086:2']}
              none: {image: busybox, network_mode: none, ports: ['8086:1', '8086:2']}
            """);
    var workplace = scene.workplace();
    var state = Observation.of(scene.engine, project, workplace.projects());
    var request = new UpPlans(workplace).request(UpFlags.DETACHED.options());
    var plan = Planner.outlook(new Drafts(project), state, request, Plan.EMPTY.images()).plan();
    var around = Observation.around(scene.engine, false, false);

    assertThat(plan.steps()).hasSizeGreaterThan(14);
    assertThat(Preflight.problems(project, plan, state, around, HostView.BLIND)).isEmpty();
  }

  @Test
  void a_port_that_another_container_of_the_service_has_needs_a_range()
      throws InterruptedException {
    scene.project("services: {web: {image: busybox, ports: ['8080:80']}}");
    scene.up(UpFlags.DETACHED);
    scene.project("services: {web: {image: busybox, scale: 2, ports: ['8080:80']}}");
    var problem = catchThrowableOfType(PlanningException.class, () -> scene.up(UpFlags.DETACHED));

    assertThat(problem.problems())
        .containsExactly(
            new PlanningException.Problem(
                "port 8080, which container shop-web-2 publishes, is already in use by"
                    + " container shop-web-1 (service web of project shop)",
                "publish a range with a port for each container of the service, or leave the"
                    + " host's port out"));
  }

  @Test
  void a_missing_file_of_a_secret_or_config_is_told_with_its_name() {
    scene.host = new Bare("/nosuch");
    scene.project(
        """
        services:
          web:
            image: busybox
            secrets: [s]
            configs: [c]
            volumes: [{type: bind, source: /nosuch/v, target: /v, bind: {create_host_path: false}}]
        secrets: {s: {file: /nosuch/s}}
        configs: {c: {file: /nosuch/c}}
        """);
    scene.engine.calls().forget();
    var problem = catchThrowableOfType(PlanningException.class, () -> scene.up(UpFlags.DETACHED));

    assertThat(problem.problems())
        .containsExactlyInAnyOrder(
            new PlanningException.Problem(
                "secret \"s\" of service \"web\" is to be taken from /nosuch/s, which does not"
                    + " exist",
                "create the file, or correct its path in the secret"),
            new PlanningException.Problem(
                "config \"c\" of service \"web\" is to be taken from /nosuch/c, which does not"
                    + " exist",
                "create the file, or correct its path in the config"),
            new PlanningException.Problem(
                "service \"web\" mounts /nosuch/v, which does not exist",
                "create it, or let it be created with \"create_host_path: true\""));
    assertThat(scene.engine.calls().mutating()).isEmpty();
  }

  @Test
  void a_name_that_somebody_else_has_is_told_with_its_owner() throws InterruptedException {
    other("services: {web: {image: busybox, container_name: mine}}");
    scene.project("services: {web: {image: busybox, container_name: mine}}");

    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("the container name mine is already in use by container ")
        .endsWith(" (service web of project other)");
  }

  @Test
  void a_container_to_share_with_that_is_not_there_is_told() throws InterruptedException {
    other("services: {web: {image: busybox, container_name: theirs}}");
    var id = scene.engine.id("theirs").value();
    scene.project(
        """
        services:
          api: {image: busybox, network_mode: "container:nobody"}
          db: {image: busybox, volumes_from: ["container:nobody:ro"], pid: "container:theirs"}
          web: {image: busybox, container_name: mine, ipc: "container:%s"}
          log: {image: busybox, pid: "container:mine"}
        """
            .formatted(id.substring(0, 8)));

    assertThat(problems())
        .containsExactly(
            "service \"api\" shares with container nobody, which does not exist",
            "service \"db\" shares with container nobody, which does not exist");
  }

  @Test
  void addresses_that_another_network_has_are_told_with_its_name() throws InterruptedException {
    other(
        """
        services: {web: {image: busybox, networks: [n]}}
        networks: {n: {ipam: {config: [{subnet: 10.99.0.0/16}]}}}
        """);
    scene.project(
        """
        services: {web: {image: busybox, networks: [a, b]}}
        networks:
          a: {ipam: {config: [{subnet: 10.99.1.0/24}]}}
          b: {ipam: {config: [{subnet: 10.99.1.128/25}]}}
        """);

    assertThat(problems())
        .containsExactly(
            "the addresses 10.99.1.0/24 of network shop_a overlap with those of network other_n"
                + " (of project other)",
            "the addresses 10.99.1.128/25 of network shop_b overlap with those of network shop_a,"
                + " which is made, too");
  }

  @Test
  void addresses_that_are_no_subnet_are_told_before_a_network_is_made_anew()
      throws InterruptedException {
    var before =
        """
        services: {web: {image: busybox, networks: [n]}}
        networks: {n: {ipam: {config: [{subnet: 10.99.0.0/24}]}}}
        """;
    scene.project(before);
    scene.up(UpFlags.DETACHED);
    scene.project(before.replace("99.0.0", "99.300.0"));

    assertThat(problems())
        .containsExactly("network shop_n wants the addresses 10.99.300.0/24, which are no subnet");
  }

  @Test
  void waiting_for_the_health_of_what_has_no_healthcheck_is_told_before() {
    scene.project(
        """
        services:
          web: {image: busybox, depends_on: {db: {condition: service_healthy}}}
          db: {image: busybox}
        """);

    assertThat(problems())
        .containsExactly(
            "service \"web\" waits for \"db\" to be healthy, which has no healthcheck");
  }

  @Test
  void what_another_command_has_begun_meanwhile_is_no_hindrance() throws InterruptedException {
    var yaml = "services: {web: {image: busybox, ports: ['8080:80']}}";
    var project = Projects.of(yaml);
    scene.project(yaml);
    var workplace = scene.workplace();
    var plans = new UpPlans(workplace);
    var before = Observation.of(scene.engine, project, workplace.projects());
    var request = plans.request(UpFlags.DETACHED.options());
    var plan = Planner.outlook(new Drafts(project), before, request, Plan.EMPTY.images()).plan();

    scene.up(UpFlags.DETACHED);
    var around = Observation.around(scene.engine, false, false);

    assertThat(around.containers()).hasSize(1);
    assertThat(Preflight.problems(project, plan, before, around, HostView.BLIND)).isEmpty();
  }

  @Test
  void everything_is_told_at_once() throws InterruptedException {
    other("services: {web: {image: busybox, ports: ['8080:80', '8081:81']}}");
    scene.project(
        """
        services:
          api: {image: busybox, ports: ['8080:80'], networks: [theirs]}
          web: {image: busybox, ports: ['8081:80'], volumes: ['data:/x']}
        networks: {theirs: {external: true}}
        volumes: {data: {external: true}}
        """);

    assertThat(problems()).hasSize(4);
  }

  private List<String> problems() {
    scene.engine.calls().forget();
    var problem = catchThrowableOfType(PlanningException.class, () -> scene.up(UpFlags.DETACHED));
    assertThat(problem).isNotNull();
    assertThat(scene.engine.calls().mutating()).isEmpty();
    return problem.problems().stream().map(PlanningException.Problem::message).toList();
  }

  /// A host without what is below a folder.
  private record Bare(String folder) implements HostView {
    @Override
    public Optional<String> listener(@Nullable String address, int port, String protocol) {
      return Optional.empty();
    }

    @Override
    public boolean lacks(String path) {
      return path.startsWith(folder + "/");
    }
  }

  private void other(String yaml) throws InterruptedException {
    scene.project("other", yaml);
    scene.up(UpFlags.DETACHED);
  }
}
