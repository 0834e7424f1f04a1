package dev.dhow.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.engine.docker.json.Json;
import dev.dhow.model.Connectivity.Port;
import dev.dhow.model.Healthcheck;
import dev.dhow.model.Mount.BindOptions;
import dev.dhow.model.Mount.TmpfsOptions;
import dev.dhow.model.Mount.VolumeOptions;
import dev.dhow.model.Process;
import dev.dhow.model.ServiceName;
import dev.dhow.model.Session;
import dev.dhow.spec.ContainerSpec;
import dev.dhow.spec.ContainerSpec.Endpoint;
import dev.dhow.spec.HostSpec;
import dev.dhow.spec.MountSpec;
import dev.dhow.spec.MountSpec.AnonymousVolume;
import dev.dhow.spec.MountSpec.Bind;
import dev.dhow.spec.MountSpec.NamedVolume;
import dev.dhow.spec.MountSpec.Tmpfs;
import dev.dhow.spec.NameSpec;
import dev.dhow.spec.StorageSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The expectations are what docker compose 2.40.3 was seen to send for the same service.
class ContainerBodyTest {
  private static final NameSpec HH =
      new NameSpec("hh", null, List.of(), List.of(), List.of(), List.of(), List.of());

  @Test
  void a_service_with_everything() throws IOException {
    var body = body(everything(), ApiVersion.NEWEST);
    assertThat(body.texts("Env")).containsExactly("A=1", "B");
    assertThat(body.texts("Cmd")).containsExactly("sleep", "100");
    assertThat(body.texts("Entrypoint")).containsExactly("/bin/busybox");
    assertThat(body.fields("ExposedPorts").keySet())
        .containsExactly("443/udp", "7000", "7100-7102/udp", "80/tcp", "9000/tcp");
    assertThat(body.at("Healthcheck"))
        .isEqualTo(
            Json.read(
                """
                {"Test":["CMD","true"],"Interval":5000000000,"Timeout":3000000000,
                 "StartPeriod":2000000000,"StartInterval":1000000000,"Retries":4}
                """));
    assertThat(body.text("StopSignal")).isEqualTo("SIGINT");
    assertThat(body.number("StopTimeout")).isEqualTo(90);
    assertThat(body.flag("AttachStdout")).isTrue();
    assertThat(body.text("Hostname")).isEqualTo("hh");
  }

  @Test
  void ports_and_restart_policies_and_init() throws IOException {
    var host = body(everything(), ApiVersion.NEWEST).at("HostConfig");
    assertThat(host.at("PortBindings"))
        .isEqualTo(
            Json.read(
                """
                {"443/udp":[{"HostIp":"127.0.0.1","HostPort":"18443-18445"}],
                 "80/tcp":[{"HostIp":"","HostPort":"18080"}],
                 "9000/tcp":[{"HostIp":"","HostPort":""}]}
                """));
    assertThat(host.at("RestartPolicy"))
        .isEqualTo(Json.read("{\"Name\":\"on-failure\",\"MaximumRetryCount\":3}"));
    assertThat(host.flag("Init")).isTrue();
    assertThat(host.text("NetworkMode")).isEqualTo("p_back");
  }

  @Test
  void simple_mounts_go_into_binds_and_the_rest_into_mounts() throws IOException {
    var host = body(everything(), ApiVersion.NEWEST).at("HostConfig");
    assertThat(host.texts("Binds"))
        .containsExactly("p_data:/data:rw", "/tmp:/m:ro", "/tmp:/m3:rw", "/var:/m4:rw,z");
    assertThat(host.at("Mounts"))
        .isEqualTo(
            Json.read(
                """
                [{"Type":"volume","Target":"/anon","VolumeOptions":{}},
                 {"Type":"volume","Source":"p_data","Target":"/d2","VolumeOptions":{"NoCopy":true}},
                 {"Type":"tmpfs","Target":"/t","TmpfsOptions":{"SizeBytes":1048576,"Mode":1023}},
                 {"Type":"bind","Source":"/tmp","Target":"/m2",
                  "BindOptions":{"Propagation":"rslave","CreateMountpoint":true}},
                 {"Type":"volume","Target":"/anon2"},
                 {"Type":"bind","Source":"/tmp","Target":"/m5","ReadOnly":true,"BindOptions":{}}]
                """));
  }

  @Test
  void all_networks_are_connected_at_once() throws IOException {
    var endpoints =
        body(everything(), ApiVersion.NEWEST).at("NetworkingConfig").at("EndpointsConfig");
    assertThat(endpoints)
        .isEqualTo(
            Json.read(
                """
                {"p_back":{"IPAMConfig":{"IPv4Address":"10.77.0.9"},"Aliases":["p-web-1","web"]},
                 "p_default":{"Aliases":["p-web-1","web","w1"]}}
                """));
  }

  @Test
  void an_old_engine_is_not_asked_for_what_it_cannot() throws IOException {
    var check = body(everything(), new ApiVersion(1, 43)).at("Healthcheck");
    assertThat(check.at("StartInterval").isPresent()).isFalse();
  }

  @Test
  void what_is_not_declared_is_not_sent() throws IOException {
    var plain = spec(process(null, null, null), List.of(), List.of(), null);
    var body = body(plain, ApiVersion.NEWEST);
    for (var field :
        List.of("Cmd", "Entrypoint", "Healthcheck", "StopSignal", "StopTimeout", "Hostname")) {
      assertThat(body.at(field).isPresent()).as(field).isFalse();
    }
    assertThat(body.at("NetworkingConfig").isPresent()).isFalse();
    assertThat(body.at("HostConfig").at("RestartPolicy").isPresent()).isFalse();
  }

  @Test
  void a_switched_off_healthcheck_is_none() throws IOException {
    var off = new Healthcheck(true, null, null, null, null, null, null, new TreeMap<>());
    var body = body(spec(process(null, null, off), List.of(), List.of(), null), ApiVersion.NEWEST);
    assertThat(body.at("Healthcheck")).isEqualTo(Json.read("{\"Test\":[\"NONE\"]}"));
  }

  private static Json body(ContainerSpec spec, ApiVersion version) throws IOException {
    return Json.read(Json.write(ContainerBody.of(spec, spec.networks(), version)));
  }

  private static ContainerSpec everything() {
    var check =
        new Healthcheck(
            false,
            List.of("CMD", "true"),
            Duration.ofSeconds(5),
            Duration.ofSeconds(3),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            4,
            new TreeMap<>());
    var process = process(List.of("sleep", "100"), List.of("/bin/busybox"), check);
    var networks =
        List.of(
            new Endpoint(
                "p_back",
                List.of("p-web-1", "web"),
                List.of(),
                "10.77.0.9",
                null,
                List.of(),
                null,
                new TreeMap<>(),
                null,
                0),
            Endpoint.of("p_default", List.of("p-web-1", "web", "w1")));
    return spec(process, networks, mounts(), "on-failure:3");
  }

  private static List<MountSpec> mounts() {
    var create = new BindOptions(null, true, null, null, new TreeMap<>());
    return List.of(
        new NamedVolume(
            "p_data",
            "/data",
            false,
            new VolumeOptions(new TreeMap<>(), false, null, new TreeMap<>())),
        new Bind("/tmp", "/m", true, create),
        new AnonymousVolume(
            "/anon", false, new VolumeOptions(new TreeMap<>(), false, null, new TreeMap<>())),
        new NamedVolume(
            "p_data",
            "/d2",
            false,
            new VolumeOptions(new TreeMap<>(), true, null, new TreeMap<>())),
        new Tmpfs("/t", false, new TmpfsOptions(1 << 20, 01777, new TreeMap<>())),
        new Bind(
            "/tmp", "/m2", false, new BindOptions("rslave", true, null, null, new TreeMap<>())),
        new Bind("/tmp", "/m3", false, null),
        new Bind("/var", "/m4", false, new BindOptions(null, true, null, "z", new TreeMap<>())),
        new AnonymousVolume("/anon2", false, null),
        new Bind("/tmp", "/m5", true, new BindOptions(null, false, null, "z", new TreeMap<>())));
  }

  @SuppressWarnings("NullAway") // does not see the annotation in a compiled record's constructor
  private static Process process(
      @Nullable List<String> command,
      @Nullable List<String> entrypoint,
      @Nullable Healthcheck healthcheck) {
    boolean full = command != null;
    var environment = new TreeMap<String, @Nullable String>();
    if (full) {
      environment.put("A", "1");
      environment.put("B", null);
    }
    return new Process(
        command,
        entrypoint,
        environment,
        environment,
        List.of(),
        full ? "/tmp" : null,
        full ? "0" : null,
        full ? true : null,
        full ? "SIGINT" : null,
        full ? Duration.ofMillis(90_500) : null,
        healthcheck,
        Session.NONE);
  }

  private static ContainerSpec spec(
      Process process, List<Endpoint> networks, List<MountSpec> mounts, @Nullable String restart) {
    boolean full = !networks.isEmpty();
    var ports =
        List.of(
            new Port(null, "ingress", null, 80, "18080", "tcp", null, new TreeMap<>()),
            new Port(
                null, "ingress", "127.0.0.1", 443, "18443-18445", "udp", null, new TreeMap<>()),
            new Port(null, "ingress", null, 9000, null, "tcp", null, new TreeMap<>()));
    return new ContainerSpec(
        "p-web-1",
        new ServiceName("web"),
        1,
        "busybox",
        null,
        new TreeMap<>(Map.of("x", "y")),
        process,
        full ? HH : NameSpec.NONE,
        full ? "p_back" : "none",
        null,
        networks,
        full ? ports : List.of(),
        full ? List.of("7000", "7100-7102/udp") : List.of(),
        StorageSpec.of(mounts),
        List.of(),
        restart,
        HostSpec.NONE);
  }
}
