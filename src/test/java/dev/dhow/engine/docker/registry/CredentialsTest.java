package dev.dhow.engine.docker.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.docker.endpoint.DockerFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          busybox,                       docker.io,      busybox,                  latest
          postgres:15,                   docker.io,      postgres,                 15
          library/redis,                 docker.io,      library/redis,            latest
          localhost/app:1,               localhost,      localhost/app,            1
          127.0.0.1:5000/app,            127.0.0.1:5000, 127.0.0.1:5000/app,       latest
          quay.example/a/b:2,            quay.example,   quay.example/a/b,         2
          app@sha256:00ff,               docker.io,      app,                      sha256:00ff
          quay.example:80/a:1@sha256:00, quay.example:80, quay.example:80/a,       sha256:00
          """)
  void references_are_taken_apart(String text, String registry, String name, String tag) {
    assertThat(Reference.parse(text)).isEqualTo(new Reference(registry, name, tag));
  }

  @Test
  void nobody_is_logged_in_without_a_configuration() throws InterruptedException {
    assertThat(header("{}", "docker.io")).isNull();
  }

  @Test
  void a_written_login_is_found_under_host_and_url() throws InterruptedException {
    var auth = Base64.getEncoder().encodeToString("me:p:w".getBytes(UTF_8));
    var entry = "{\"auth\": \"" + auth + "\"}";
    var expected = "{\"username\":\"me\",\"password\":\"p:w\",\"serveraddress\":\"quay.example\"}";
    for (var key : new String[] {"quay.example", "https://quay.example"}) {
      var config = "{\"auths\": {\"" + key + "\": " + entry + "}}";
      assertThat(decoded(header(config, "quay.example"))).satisfies(sameFieldsAs(expected));
    }
  }

  @Test
  void docker_hub_has_its_old_name() throws InterruptedException {
    var config = "{\"auths\": {\"https://index.docker.io/v1/\": {\"identitytoken\": \"t0ken\"}}}";
    assertThat(decoded(header(config, "docker.io"))).contains("\"identitytoken\":\"t0ken\"");
  }

  @Test
  void a_helper_is_asked_by_its_protocol() throws InterruptedException, IOException {
    install(
        "test", "read host; echo \"{\\\"Username\\\":\\\"$host\\\",\\\"Secret\\\":\\\"s\\\"}\"");
    var config = "{\"credHelpers\": {\"quay.example\": \"test\"}}";
    assertThat(decoded(header(config, "quay.example")))
        .contains("\"username\":\"quay.example\"", "\"password\":\"s\"");
    assertThat(header(config, "docker.io")).isNull();
  }

  @Test
  void a_store_that_knows_nothing_or_is_missing_means_no_login() throws Exception {
    install("empty", "echo 'credentials not found in native keychain'; exit 1");
    assertThat(header("{\"credsStore\": \"empty\"}", "quay.example")).isNull();
    assertThat(header("{\"credsStore\": \"missing\"}", "quay.example")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          echo 'credentials not found in native keychain'; exit 1 |
          echo 'the keychain is locked'; exit 1 | docker-credential-it failed: the keychain is locked
          exit 3                                | docker-credential-it failed: exit code 3
          yes                                   | docker-credential-it does not come to an end
          """)
  void a_helper_that_cannot_be_asked_says_why(String script, @Nullable String why)
      throws Exception {
    install("it", script);

    var login = credentials("{\"credsStore\": \"it\"}").of("quay.example");

    assertThat(login)
        .isEqualTo(new Login(null, why == null ? null : "the credential helper " + why));
  }

  @Test
  void a_missing_helper_is_told_where_the_image_cannot_be_had() throws Exception {
    var login = credentials("{\"credsStore\": \"missing\"}").of("quay.example");

    assertThat(login.explained(new EngineException.ImageUnavailable("denied", "log in")).hint())
        .isEqualTo("log in; the credential helper docker-credential-missing is not on the PATH");
    var other = new EngineException.Refused(500, "no", null);
    assertThat(login.explained(other)).isSameAs(other);
  }

  @Test
  void a_helper_that_lies_in_the_project_is_not_asked() throws Exception {
    install("near", "echo '{\"Username\":\"u\",\"Secret\":\"s\"}'");
    var here = Path.of("").toAbsolutePath().relativize(folder.toAbsolutePath());
    var program = new CredentialProgram(Map.of("PATH", here + ":"));

    assertThat(program.get("near", "quay.example").login().isPresent()).isFalse();
  }

  @Test
  void a_build_gets_all_logins() throws InterruptedException {
    var config =
        """
        {"auths": {"a.example": {"auth": "bWU6YQ=="}, "b.example": {"auth": "bWU6Yg=="},
         "c.example": {}}}
        """;
    assertThat(decoded(credentials(config).all().header()))
        .contains("\"a.example\":{", "\"b.example\":{")
        .doesNotContain("c.example");
  }

  @Test
  void a_build_that_a_registry_refuses_tells_of_helpers_that_cannot_be_asked() throws Exception {
    var config =
        """
        {"auths": {"a.example": {}, "b.example": {}}, "credsStore": "missing",
         "credHelpers": {"c.example": "other"}}
        """;
    var logins = credentials(config).all();

    assertThat(logins.header()).isNull();
    assertThat(logins.explained(new EngineException.BuildFailed("denied", "log in")))
        .hasMessage("denied")
        .extracting(EngineException::hint)
        .isEqualTo(
            "log in; the credential helper docker-credential-missing is not on the PATH;"
                + " the credential helper docker-credential-other is not on the PATH");
  }

  @Test
  void logins_that_are_not_known_are_given_to_no_container() {
    var credentials = credentials("{\"auths\": {\"a.example\": {}}, \"credsStore\": \"missing\"}");

    assertThatThrownBy(credentials::asConfiguration)
        .hasMessageEndingWith("docker-credential-missing is not on the PATH");
  }

  private static Consumer<String> sameFieldsAs(String json) {
    return text -> assertThat(fields(text)).isEqualTo(fields(json));
  }

  private static List<String> fields(String json) {
    return Arrays.stream(json.replaceAll("[{}]", "").split(",")).sorted().toList();
  }

  private void install(String name, String script) throws IOException {
    var file = folder.resolve("docker-credential-" + name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private @Nullable String header(String config, String registry) throws InterruptedException {
    return credentials(config).of(registry).header();
  }

  private Credentials credentials(String config) {
    var environment = Map.of("PATH", folder + ":/usr/bin:/bin", "HOME", "/home/me");
    var docker = DockerFolder.of(environment, _ -> config.getBytes(UTF_8));
    return new Credentials(docker, new CredentialProgram(environment));
  }

  private static String decoded(@Nullable String header) {
    return new String(Base64.getUrlDecoder().decode(Objects.requireNonNull(header)), UTF_8);
  }
}
