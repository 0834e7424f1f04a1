package dev.dhow.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.load.Projects;
import dev.dhow.model.ServiceName;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitContainersTest {
  private static final String WEB =
      """
      services:
        web:
          image: web
          user: "1000"
          working_dir: /app
          entrypoint: [serve]
          command: [all]
          environment: {A: one, B: two}
          labels: {mine: "yes"}
          ports: ["80:80"]
          dns: 10.0.0.1
          networks: {back: {ipv4_address: 10.1.0.2, aliases: [www]}}
          pre_start:
            - {command: [migrate], environment: {B: three}}
            - {image: other, user: root, working_dir: /data, privileged: true}
      networks: {back: {ipam: {config: [{subnet: 10.1.0.0/16}]}}}
      """;

  @Test
  void it_is_as_the_service_where_nothing_else_is_said() {
    var init = spec(0);

    assertThat(init.name()).isEqualTo("shop-web-1-pre_start-1");
    assertThat(init.image()).isEqualTo("web");
    assertThat(init.process().command()).containsExactly("migrate");
    assertThat(init.process().entrypoint()).isNull();
    assertThat(init.process().user()).isEqualTo("1000");
    assertThat(init.process().workingDir()).isEqualTo("/app");
    assertThat(init.process().environment()).containsEntry("A", "one").containsEntry("B", "three");
    assertThat(init.names().dns()).containsExactly("10.0.0.1");
    assertThat(init.storage().volumesFrom()).containsExactly("shop-web-1");
    assertThat(init.host().isolation().privileged()).isFalse();
  }

  @Test
  void another_image_has_users_of_its_own() {
    var init = spec(1);

    assertThat(init.image()).isEqualTo("other");
    assertThat(init.process().command()).isNull();
    assertThat(init.process().user()).isEqualTo("root");
    assertThat(init.process().workingDir()).isEqualTo("/data");
    assertThat(init.host().isolation().privileged()).isTrue();
  }

  @Test
  void it_takes_nothing_that_the_service_itself_needs() {
    var init = spec(0);

    assertThat(init.ports()).isEmpty();
    assertThat(init.networks())
        .containsExactly(ContainerSpec.Endpoint.of("shop_back", List.of("shop-web-1-pre_start-1")));
    assertThat(init.labels())
        .containsEntry("com.docker.compose.hook", "pre_start")
        .containsEntry("com.docker.compose.service", "web")
        .doesNotContainKeys(
            "mine", "com.docker.compose.container-number", "com.docker.compose.oneoff");
  }

  private static ContainerSpec spec(int position) {
    var project = Projects.of(WEB);
    var service = project.service(new ServiceName("web"));
    var main = ContainerSpecs.of(project, service, 1, null);
    return InitContainers.of(main, service.process().session().preStart().get(position), position);
  }
}
