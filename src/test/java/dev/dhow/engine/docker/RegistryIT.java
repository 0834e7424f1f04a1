package dev.dhow.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dhow.engine.EngineException;
import dev.dhow.engine.Progress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Pulls from a registry that asks for a login. It needs the programs `docker` and
/// `docker-registry`, which `dev/engine` fetches, and an engine on this machine.
@Timeout(120)
class RegistryIT {
  private static final String LOGIN = "dhow:secret";
  private static final String HASHED =
      "dhow:$2y$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a\n";

  @TempDir Path folder;
  private @Nullable Process registry;
  private String image = "";
  private String host = "";

  @BeforeEach
  void serveAnImage() throws Exception {
    var program = find("docker-registry");
    var docker = find("docker");
    assumeTrue(program.isPresent() && docker.isPresent(), "dev/engine has fetched no registry");
    host = "127.0.0.1:" + freePort();
    image = host + "/dhow/it:1";
    configure();
    registry =
        new ProcessBuilder(
                program.get().toString(), "serve", folder.resolve("config.yml").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("registry.log").toFile())
            .start();
    awaitListening();
    write("me/config.json", "{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}".formatted(host, login()));
    docker(docker.get(), "tag", "busybox:latest", image);
    docker(docker.get(), "push", image);
    docker(docker.get(), "image", "rm", image);
  }

  @AfterEach
  void stopServing() throws Exception {
    try (var engine = engine("me")) {
      if (!image.isEmpty() && engine.image(image).isPresent()) {
        engine.removeImage(image);
      }
    }
    if (registry != null) {
      registry.destroy();
      registry.waitFor();
    }
  }

  @Test
  void the_login_of_the_configuration_is_used() throws InterruptedException {
    var progress = new ArrayList<Progress>();
    try (var engine = engine("me")) {
      assertThat(engine.image(image)).isEmpty();
      engine.pull(image, null, progress::add);
      assertThat(engine.image(image)).isPresent();
    }
    assertThat(progress).anyMatch(step -> step instanceof Progress.Layer);
  }

  @Test
  void the_time_of_a_pull_can_be_noted() throws InterruptedException {
    try (var engine = engine("me")) {
      engine.pull(image, null, _ -> {});
      var before = Instant.now();

      engine.tag(image, image);

      assertThat(engine.image(image).orElseThrow().lastTagged())
          .isNotNull()
          .isAfterOrEqualTo(before);
    }
  }

  @Test
  void a_credential_helper_is_asked() throws Exception {
    write("helped/config.json", "{\"credHelpers\": {\"%s\": \"it\"}}".formatted(host));
    var answer = "{\"Username\":\"dhow\",\"Secret\":\"secret\"}";
    var program = write("bin/docker-credential-it", "#!/bin/sh\necho '" + answer + "'\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    try (var engine = engine("helped")) {
      engine.pull(image, null, _ -> {});
      assertThat(engine.image(image)).isPresent();
    }
  }

  @Test
  void without_a_login_it_is_refused_and_says_what_to_do() {
    try (var engine = engine("nobody")) {
      assertThatThrownBy(() -> engine.pull(image, null, _ -> {}))
          .isInstanceOfSatisfying(
              EngineException.ImageUnavailable.class,
              e -> assertThat(e.hint()).contains("docker login"));
    }
  }

  private void configure() throws IOException {
    write("htpasswd", HASHED);
    write(
        "config.yml",
        """
        version: 0.1
        storage: {filesystem: {rootdirectory: %s}}
        http: {addr: "%s"}
        auth: {htpasswd: {realm: dhow, path: %s}}
        """
            .formatted(folder.resolve("data"), host, folder.resolve("htpasswd")));
  }

  private void awaitListening() throws Exception {
    var address =
        new InetSocketAddress(
            InetAddress.getLoopbackAddress(), Integer.parseInt(host.split(":", 2)[1]));
    var process = Objects.requireNonNull(registry);
    boolean listening = false;
    while (!listening) {
      assertThat(process.waitFor(100, TimeUnit.MILLISECONDS)).as("the registry ended").isFalse();
      try (var socket = new Socket()) {
        socket.connect(address);
        listening = true;
      } catch (IOException _) {
        listening = false;
      }
    }
  }

  private void docker(Path program, String... arguments) throws Exception {
    var command = Stream.concat(Stream.of(program.toString()), Arrays.stream(arguments)).toList();
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("DOCKER_CONFIG", folder.resolve("me").toString());
    var log = folder.resolve("docker.log");
    assertThat(builder.redirectOutput(log.toFile()).start().waitFor())
        .as("%s: %s", command, Files.readString(log))
        .isZero();
  }

  private DockerEngine engine(String configuration) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("DOCKER_CONFIG", folder.resolve(configuration).toString());
    environment.merge("PATH", folder.resolve("bin") + ":", (path, bin) -> bin + path);
    return DockerEngine.of(environment, InstantSource.system());
  }

  private static Optional<Path> find(String program) {
    var home = System.getenv().getOrDefault("HOME", "/");
    var cache = System.getenv().getOrDefault("DHOW_CACHE", home + "/.cache/dhow");
    var folders = new ArrayList<>(List.of(System.getenv().getOrDefault("PATH", "").split(":")));
    folders.add(cache + "/bin");
    folders.add(cache + "/root/usr/bin");
    return folders.stream()
        .map(path -> Path.of(path, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static String login() {
    return Base64.getEncoder().encodeToString(LOGIN.getBytes(StandardCharsets.UTF_8));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Path write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
