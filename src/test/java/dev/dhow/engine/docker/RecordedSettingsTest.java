package dev.dhow.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.engine.docker.json.Json;
import dev.dhow.load.Projects;
import dev.dhow.model.ServiceName;
import dev.dhow.model.Value;
import dev.dhow.spec.ContainerSpecs;
import dev.dhow.spec.Fingerprint;
import dev.dhow.spec.Labels;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What a container's label and its connections tell.
class RecordedSettingsTest {
  private static final List<String> KEPT =
      List.of(
          "configs",
          "deploy.update_config",
          "expose",
          "external_links",
          "mac_address",
          "networks.front",
          "secrets");

  @Test
  void a_label_holds_what_no_inspection_tells_and_nothing_else() throws IOException {
    var project =
        Projects.of(
            """
            services:
              web:
                image: busybox
                environment: {A: b}
                command: serve
                networks:
                  front: {aliases: [www], priority: 7, x-note: mine}
                  back:
                configs: [{source: app, target: /app, mode: 0440}]
                secrets: [db_password]
                external_links: ["other:o"]
                expose: ["80"]
                mac_address: "02:42:ac:11:00:07"
                post_start: [{command: echo pw}]
                deploy: {update_config: {parallelism: 2}}
            networks: {front: , back: }
            configs: {app: {content: hi}}
            secrets: {db_password: {environment: PW}}
            """);
    var web = Objects.requireNonNull(project.services().get(new ServiceName("web")));
    var spec =
        ContainerSpecs.explained(ContainerSpecs.of(project, web, 1, null), project, web, "x");
    var label = spec.labels().get(Labels.RECORD);
    assertThat(label).doesNotContain("mine", "echo", "serve");

    var found = settings(Map.of("Config", Map.of("Labels", spec.labels())));

    var wanted = new TreeMap<>(Fingerprint.fields(web));
    wanted.keySet().retainAll(KEPT);
    assertThat(wanted.keySet()).containsAll(KEPT);
    assertThat(found).containsAllEntriesOf(wanted);
    assertThat(String.valueOf(found.get("configs")))
        .isEqualTo(String.valueOf(wanted.get("configs")));
  }

  @Test
  void a_service_without_any_of_it_has_no_label() {
    var project = Projects.of("services: {web: {image: busybox}}");
    var web = Objects.requireNonNull(project.services().get(new ServiceName("web")));
    var spec =
        ContainerSpecs.explained(ContainerSpecs.of(project, web, 1, null), project, web, "x");
    assertThat(spec.labels()).doesNotContainKey(Labels.RECORD);
  }

  @Test
  void a_label_that_somebody_else_wrote_tells_nothing() throws IOException {
    assertThat(settings(Map.of("Config", Map.of("Labels", Map.of(Labels.RECORD, "{oh")))))
        .doesNotContainKeys("configs", "links");
  }

  @Test
  void connections_are_told_by_the_names_of_networks() throws IOException {
    var network =
        Map.of(
            "Aliases", List.of("shop-web-1", "web", "www"),
            "IPAMConfig", Map.of("IPv4Address", "10.7.0.5"),
            "DriverOpts", Map.of("com.docker.network.endpoint.ifname", "lan0", "a", "b"),
            "GwPriority", 3,
            "Links", List.of("shop-db-1:db"),
            "MacAddress", "02:42:0a:07:00:05");
    var found =
        settings(Map.of("NetworkSettings", Map.of("Networks", Map.of("shop_front", network))));
    assertThat(
            ((Value.Fields) Objects.requireNonNull(found.get("networks")))
                .values()
                .get("shop_front"))
        .isEqualTo(
            new Value.Fields(
                new LinkedHashMap<>(
                    Map.of(
                        "aliases", Value.texts(List.of("shop-web-1", "web", "www")),
                        "driver_opts",
                            new Value.Fields(new LinkedHashMap<>(Map.of("a", Value.text("b")))),
                        "gw_priority", new Value.Int(3),
                        "links", Value.texts(List.of("shop-db-1:db")),
                        "mac_address", Value.text("02:42:0a:07:00:05"),
                        "interface_name", Value.text("lan0"),
                        "ipv4_address", Value.text("10.7.0.5")))));
  }

  private static SortedMap<String, Value> settings(Map<String, ?> inspected) throws IOException {
    var json = Json.read(Json.write(inspected));
    return Settings.of(json.at("Config"), json.at("HostConfig"), json.at("NetworkSettings"))
        .further();
  }
}
