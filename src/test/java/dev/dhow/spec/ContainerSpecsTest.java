package dev.dhow.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.load.Projects;
import dev.dhow.model.Naming;
import dev.dhow.model.ServiceName;
import dev.dhow.spec.ContainerSpec.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContainerSpecsTest {
  private static final String SHOP =
      """
      services:
        web:
          image: nginx
          labels: {a: b, com.docker.compose.project: mine}
          depends_on: {db: {condition: service_healthy, restart: true}, cache: {condition: service_started}}
          networks: {front: , back: {aliases: [w], priority: 5}}
          volumes: ["data:/data", "./x:/x", "/anonymous"]
        db: {build: ., healthcheck: {test: "true"}}
        cache: {image: redis, container_name: the-cache}
      networks: {front: , back: {name: rear}}
      volumes: {data: }
      """;

  @Test
  void has_the_labels_of_docker_compose() {
    var labels = spec("web", 2, "sha256:1").labels();
    assertThat(labels)
        .containsEntry("a", "b")
        .containsEntry("com.docker.compose.project", "shop")
        .containsEntry("com.docker.compose.service", "web")
        .containsEntry("com.docker.compose.version", "2.40.3")
        .containsEntry("com.docker.compose.oneoff", "False")
        .containsEntry("com.docker.compose.container-number", "2")
        .containsEntry("com.docker.compose.image", "sha256:1")
        .containsEntry(
            "com.docker.compose.depends_on", "cache:service_started:false,db:service_healthy:true")
        .containsEntry("com.docker.compose.project.working_dir", "/srv/shop")
        .containsEntry("com.docker.compose.project.config_files", "/srv/shop/compose.yaml")
        .containsKeys("com.docker.compose.config-hash")
        .doesNotContainKeys(
            "com.docker.compose.project.environment_file", "com.docker.compose.replace");
    assertThat(spec("db", 1, null).labels())
        .containsEntry("com.docker.compose.depends_on", "")
        .doesNotContainKey("com.docker.compose.image");
  }

  @Test
  void the_first_network_is_that_of_the_highest_priority() {
    var spec = spec("web", 1, null);
    assertThat(spec.networkMode()).isEqualTo("rear");
    assertThat(spec.networks())
        .containsExactly(
            Endpoint.of("rear", List.of("shop-web-1", "web", "w")),
            Endpoint.of("shop_front", List.of("shop-web-1", "web")));
  }

  @Test
  void names_what_the_engine_knows() {
    assertThat(spec("web", 3, null).name()).isEqualTo("shop-web-3");
    assertThat(spec("cache", 1, null).name()).isEqualTo("the-cache");
    assertThat(spec("db", 1, null).image()).isEqualTo("shop-db");
    assertThat(spec("web", 1, null).mounts())
        .extracting(MountSpec::target)
        .containsExactly("/data", "/x", "/anonymous");
    assertThat(spec("web", 1, null).mounts().getFirst())
        .isInstanceOfSatisfying(
            MountSpec.NamedVolume.class,
            mount -> assertThat(mount.volume()).isEqualTo("shop_data"));
  }

  @Test
  void joins_names_with_underscores_where_that_is_asked_for_and_changes_no_hash() {
    var usual = Projects.of(SHOP);
    var project = usual.withNaming(Naming.UNDERSCORES);
    var web = project.service(new ServiceName("web"));
    var spec = ContainerSpecs.of(project, web, 2, null);
    assertThat(spec.name()).isEqualTo("shop_web_2");
    assertThat(ContainerSpecs.replacing(spec, project, web).labels())
        .containsEntry("com.docker.compose.replace", "web_2");
    assertThat(ContainerSpecs.of(project, project.service(new ServiceName("db")), 1, null).image())
        .isEqualTo("shop_db");
    assertThat(spec.labels()).isEqualTo(ContainerSpecs.of(usual, web, 2, null).labels());
  }

  @Test
  void one_that_replaces_another_says_so() {
    var project = Projects.of(SHOP);
    var web = project.service(new ServiceName("web"));
    var spec = ContainerSpecs.replacing(ContainerSpecs.of(project, web, 2, null), project, web);
    assertThat(spec.labels()).containsEntry("com.docker.compose.replace", "web-2");
  }

  private static ContainerSpec spec(String service, int number, @Nullable String image) {
    var project = Projects.of(SHOP);
    return ContainerSpecs.of(project, project.service(new ServiceName(service)), number, image);
  }
}
