package dev.dhow.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dhow.load.Projects;
import dev.dhow.model.ServiceName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ServiceFilesTest {
  private static final String OBJECTS =
      """
      configs:
        file: {file: ./app.conf}
        text: {content: "hello"}
      secrets:
        file: {file: ./key}
        text: {environment: TOKEN}
      """;

  @Test
  void files_are_bind_mounts_at_the_targets_of_docker_compose() {
    var spec =
        spec(
            """
            configs: [file, {source: file, target: etc/a}, {source: file, target: /etc/b}]
            secrets: [file, {source: file, target: a}, {source: file, target: /b/c}]
            """);

    assertThat(spec.mounts())
        .extracting(mount -> mount.getClass().getSimpleName() + " " + mount.target())
        .containsExactly(
            "Bind /run/secrets/file",
            "Bind /run/secrets/a",
            "Bind /b/c",
            "Other /file",
            "Other /etc/a",
            "Other /etc/b");
    assertThat(spec.mounts()).allMatch(MountSpec::readOnly);
    assertThat(spec.files()).isEmpty();
  }

  @Test
  void text_is_copied_with_its_owner_and_mode() {
    var files =
        spec("configs: [text, {source: text, target: /etc/a, uid: '7', gid: '8', mode: 0640}]")
            .files();

    assertThat(files)
        .extracting(ServiceFilesTest::text)
        .containsExactly("/text 0:0 444 hello", "/etc/a 7:8 640 hello");
  }

  @Test
  void configs_need_no_volume() {
    assertThat(spec("configs: [text, {source: text, target: /etc/a}]").mounts()).isEmpty();
  }

  @Test
  void secrets_are_copied_into_volumes_of_their_own() {
    var spec = spec("secrets: [text, {source: text, target: b}, {source: text, target: /keys/k}]");

    assertThat(spec.mounts())
        .allMatch(mount -> mount instanceof MountSpec.AnonymousVolume made && made.isForSecrets())
        .extracting(MountSpec::target)
        .containsExactly("/keys", "/run/secrets");
    assertThat(spec.files()).extracting(ServiceFilesTest::text).contains("/keys/k 0:0 444 s3cret");
  }

  @Test
  void so_are_the_configs_of_what_is_read_only() {
    var spec = spec("read_only: true\nconfigs: [{source: text, target: /etc/a/b}]");

    assertThat(spec.mounts()).extracting(MountSpec::target).containsExactly("/etc/a");
  }

  @Test
  void a_volume_that_is_there_is_good_enough() {
    var spec = spec("secrets: [{source: text, target: /data/keys/k}]\nvolumes: [/data]");

    assertThat(spec.mounts()).extracting(MountSpec::target).containsExactly("/data");
  }

  @Test
  void memory_that_is_mounted_later_would_hide_them() {
    var spec = spec("secrets: [text]\nvolumes: [{type: tmpfs, target: /run}]");

    assertThat(spec.mounts()).extracting(MountSpec::target).containsExactly("/run", "/run/secrets");
  }

  @Test
  void the_root_folder_can_be_no_volume() {
    var body = "secrets: [{source: text, target: /k}, text]";
    var project = Projects.of(yaml(body), Map.of("TOKEN", "s3cret"));
    var files = ServiceFiles.of(project, project.service(new ServiceName("web")));

    assertThat(files.homeless(spec(body).mounts()))
        .extracting(ContentFile::target)
        .containsExactly("/k");
  }

  @Test
  void each_is_unpacked_where_the_engine_lets_it() {
    var files =
        spec("configs: [text]\nsecrets: [text, {source: text, target: /run/secrets/deep/k}]")
            .files();

    var folders =
        ServiceFiles.byFolder(files, List.of("/run/secrets", "/run/secrets/deep", "/run/sec"));

    assertThat(folders.keySet()).containsExactly("/", "/run/secrets", "/run/secrets/deep");
    assertThat(
            folders.values().stream()
                .flatMap(List::stream)
                .map(ContentFile::target)
                .collect(Collectors.joining(" ")))
        .isEqualTo("/text /run/secrets/text /run/secrets/deep/k");
  }

  @Test
  void nothing_tells_what_is_in_them() {
    var spec = spec("secrets: [text]");

    assertThat(spec.toString()).doesNotContain("s3cret");
    assertThat(spec.files().toString()).contains("Content[6 bytes]");
  }

  private static String text(ContentFile file) {
    var content = new String(file.content().bytes(), StandardCharsets.UTF_8);
    return "%s %d:%d %o %s".formatted(file.target(), file.uid(), file.gid(), file.mode(), content);
  }

  private static ContainerSpec spec(String body) {
    var project = Projects.of(yaml(body), Map.of("TOKEN", "s3cret"));
    return ContainerSpecs.of(project, project.service(new ServiceName("web")), 1, null);
  }

  private static String yaml(String body) {
    return "services:\n  web:\n    image: busybox\n    network_mode: none\n"
        + body.indent(4)
        + OBJECTS;
  }
}
