package dev.dhow.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.spec.Labels;
import dev.dhow.state.ContainerId;
import dev.dhow.state.ContainerStatus;
import dev.dhow.state.Health;
import dev.dhow.state.ObservedContainer;
import dev.dhow.state.ObservedContainer.ObservedEndpoint;
import dev.dhow.state.ObservedContainer.ObservedMount;
import dev.dhow.state.ObservedContainer.ObservedPort;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The expected texts were seen from docker compose 2.40.3 for the same containers.
class ContainerListTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:31:03Z");

  private final ContainerList list = new ContainerList(true, NOW, () -> ZoneId.of("UTC"));
  private final List<ObservedContainer> containers =
      List.of(
          container(
              "rnd1-web-1",
              "web",
              "sh -c 'while true; do echo hi; sleep 5; done'",
              "Up Less than a second",
              List.of(
                  port("::", 80, 18080),
                  port("0.0.0.0", 80, 18080),
                  port(null, 7001, 0),
                  port(null, 7000, 0))),
          container("rnd-longish-name", "db", "sleep 1000", "Up 2 seconds (healthy)", List.of()));

  @Test
  void the_table_is_the_one_people_know() {
    assertThat(list.text(containers, "table"))
        .isEqualTo(
            """
            NAME               IMAGE     COMMAND                  SERVICE   CREATED         STATUS                   PORTS
            rnd-longish-name   busybox   "sleep 1000"             db        2 seconds ago   Up 2 seconds (healthy)  \s
            rnd1-web-1         busybox   "sh -c 'while true; …"   web       2 seconds ago   Up Less than a second    7000-7001/tcp, 0.0.0.0:18080->80/tcp, [::]:18080->80/tcp
            """);
  }

  @Test
  void an_empty_table_has_its_header() {
    assertThat(list.text(List.of(), "table"))
        .isEqualTo("NAME      IMAGE     COMMAND   SERVICE   CREATED   STATUS    PORTS\n");
  }

  @Test
  void nothing_is_cut_when_asked() {
    var whole = new ContainerList(false, NOW, () -> ZoneId.of("UTC"));

    assertThat(whole.text(containers, "table"))
        .contains("\"sh -c 'while true; do echo hi; sleep 5; done'\"   web");
    assertThat(whole.text(containers, "{{.ID}}").lines()).allMatch(id -> id.length() == 64);
  }

  @Test
  void json_is_one_object_a_line_with_the_known_keys() {
    assertThat(list.text(containers, "json").lines().skip(1))
        .containsExactly(
            "{\"Command\":\"\\\"sh -c 'while true; …\\\"\",\"CreatedAt\":\"2026-11-22 10:31:01"
                + " +0000 UTC\",\"ExitCode\":0,\"Health\":\"healthy\",\"ID\":\"aaaaaaaaaaaa\","
                + "\"Image\":\"busybox\",\"Labels\":\"com.docker.compose.project=rnd1,"
                + "com.docker.compose.service=web\",\"LocalVolumes\":\"1\","
                + "\"Mounts\":\"rnd1_averylong…,/tmp\",\"Name\":\"rnd1-web-1\","
                + "\"Names\":\"rnd1-web-1\",\"Networks\":\"rnd1_default\","
                + "\"Ports\":\"7000-7001/tcp, 0.0.0.0:18080-\\u003e80/tcp, [::]:18080-\\u003e80/tcp\","
                + "\"Project\":\"rnd1\",\"Publishers\":["
                + "{\"URL\":\"0.0.0.0\",\"TargetPort\":80,\"PublishedPort\":18080,\"Protocol\":\"tcp\"},"
                + "{\"URL\":\"::\",\"TargetPort\":80,\"PublishedPort\":18080,\"Protocol\":\"tcp\"},"
                + "{\"URL\":\"\",\"TargetPort\":7000,\"PublishedPort\":0,\"Protocol\":\"tcp\"},"
                + "{\"URL\":\"\",\"TargetPort\":7001,\"PublishedPort\":0,\"Protocol\":\"tcp\"}],"
                + "\"RunningFor\":\"2 seconds ago\",\"Service\":\"web\",\"Size\":\"0B\","
                + "\"State\":\"running\",\"Status\":\"Up Less than a second\"}");
  }

  @Test
  void ids_are_whole_and_services_told_once() {
    assertThat(ContainerList.ids(containers)).isEqualTo(("a".repeat(64) + "\n").repeat(2));
    assertThat(ContainerList.services(containers)).isEqualTo("db\nweb\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '%',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "{{.Name}}: {{.State}}@rnd1-web-1: running",
        "{{pad .Service 2 3}}|{{truncate .Name 3}}|{{title .Name}}@  web   |rnd|Rnd1-Web-1",
        "{{join (split .Name \"-\") \"/\"}}@rnd1/web/1",
        "{{.Name | upper | json}}@\"RND1-WEB-1\"",
        "{{.Label \"com.docker.compose.service\"}}@web",
        "{{.Label \"nosuch\"}}|{{.ExitCode}}@|0",
        "{{.Name}}{{/* note */}}  {{- \"x}}\" -}}   y@rnd1-web-1x}}y",
        "{{len .Name}}@10",
        "a\\tb@a\tb",
        "{{json .Publishers}}@[]",
        "pretty@pretty",
      })
  void templates_are_filled(String format, String expected) {
    var web = container("rnd1-web-1", "web", "sleep 1", "Up", List.of());

    assertThat(list.text(List.of(web), format)).isEqualTo(expected + "\n");
  }

  @Test
  void lists_in_templates_read_as_go_prints_them() {
    assertThat(list.text(containers.subList(0, 1), "{{.Publishers}}"))
        .isEqualTo("[{0.0.0.0 80 18080 tcp} {:: 80 18080 tcp} { 7000 0 tcp} { 7001 0 tcp}]\n");
  }

  @Test
  void the_word_table_may_stick_to_its_template() {
    assertThat(list.text(containers, "table{{.Name}}"))
        .isEqualTo(list.text(containers, "table {{.Name}}"))
        .startsWith("NAME\n");
  }

  @Test
  void a_table_template_has_titles() {
    assertThat(
            list.text(
                containers,
                "table {{.Name | upper}}\\t{{json .Status}}\\t{{.Label"
                    + " \"com.docker.compose.service\"}}\\t{{.ExitCode}}"))
        .isEqualTo(
            """
            NAME               STATUS                     service   EXIT CODE
            RND-LONGISH-NAME   "Up 2 seconds (healthy)"   db        0
            RND1-WEB-1         "Up Less than a second"    web       0
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '%',
      value = {
        "{{.Nope}}@unknown field '.Nope'",
        "{{.Name@without its '}}'",
        "{{nofunc .Name}}@unknown function 'nofunc'",
        "{{if .Health}}x{{end}}@'{{if}}' in the format is not supported",
        "{{upper}}@'upper' in the format needs 1 argument, not 0",
        "{{join .Name \",\"}}@needs a list",
        "{{truncate .Name .Name}}@needs a number",
        "{{.Name !}}@not understood",
        "{{}}@something is missing",
        "{{.Label}}@needs one key",
      })
  void what_a_template_cannot_do_is_said(String format, String message) {
    assertThatThrownBy(() -> list.text(containers, format))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "0,Less than a second",
    "1,1 second",
    "59,59 seconds",
    "60,About a minute",
    "120,2 minutes",
    "3599,59 minutes",
    "3600,About an hour",
    "5399,About an hour",
    "5400,2 hours",
    "172800,2 days",
    "1209600,2 weeks",
    "5184000,2 months",
    "63072000,2 years",
  })
  void ages_are_told_as_docker_does(long seconds, String expected) {
    assertThat(Age.of(Duration.ofSeconds(seconds))).isEqualTo(expected);
  }

  @Test
  void neighbouring_ports_are_a_range() {
    assertThat(
            PortText.of(
                List.of(
                    port("0.0.0.0", 18101, 18101),
                    port("0.0.0.0", 18100, 18100),
                    port("::", 18100, 18100),
                    port("0.0.0.0", 18105, 18105),
                    port("0.0.0.0", 80, 18080))))
        .isEqualTo(
            "0.0.0.0:18100-18101->18100-18101/tcp, 0.0.0.0:18105->18105/tcp,"
                + " [::]:18100->18100/tcp, 0.0.0.0:18080->80/tcp");
  }

  private static ObservedPort port(@Nullable String address, int port, int published) {
    return new ObservedPort(address, port, published, "tcp");
  }

  private static ObservedContainer container(
      String name, String service, String command, String status, List<ObservedPort> ports) {
    return new ObservedContainer(
        new ContainerId("a".repeat(64)),
        name,
        "busybox",
        "sha256:0",
        command,
        Instant.parse("2026-11-22T10:31:01Z"),
        ContainerStatus.RUNNING,
        status,
        Health.HEALTHY,
        null,
        new TreeMap<>(Map.of(Labels.PROJECT, "rnd1", Labels.SERVICE, service)),
        ports,
        List.of(
            new ObservedMount("volume", "rnd1_averylongname", "/var/x", "/data", false),
            new ObservedMount("bind", null, "/tmp", "/m", false)),
        List.of(new ObservedEndpoint("rnd1_default", "n")));
  }
}
