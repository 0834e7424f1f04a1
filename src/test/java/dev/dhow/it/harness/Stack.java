package dev.dhow.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dhow.load.FolderOutsideProjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A project of its own for one test, or, in a static field, for the tests of a class that only
/// look: a folder to put files into, the programs to run there, and a look at what the engine has
/// of it. Afterwards nothing of it is left.
///
/// The folder's name is the project's, so files need no `name`.
public final class Stack implements AfterEachCallback, AfterAllCallback {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String PROJECT = "com.docker.compose.project";
  private static final String NOTED = "dev.dhow.secrets";
  private static final String SERVICE = "com.docker.compose.service";
  private static final String NUMBER = "com.docker.compose.container-number";

  private final String name =
      "it-" + Long.toString(ProcessHandle.current().pid(), 36) + "-" + COUNT.incrementAndGet();
  private final boolean shared;
  private final Path parent;
  private final Path directory;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Map<String, List<String>> outside = new LinkedHashMap<>();

  /// For one test.
  public Stack() {
    this(false);
  }

  /// For all tests of a class.
  public static Stack shared() {
    return new Stack(true);
  }

  private Stack(boolean shared) {
    this.shared = shared;
    try {
      parent = FolderOutsideProjects.create("dhow-it").toRealPath();
      directory = Files.createDirectory(parent.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The project's name.
  public String name() {
    return name;
  }

  public Path directory() {
    return directory;
  }

  /// Writes `compose.yaml`.
  public Stack compose(String text) {
    return file("compose.yaml", text);
  }

  /// Writes a file below the folder.
  public Stack file(String path, String text) {
    try {
      var file = directory.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Copies a folder of the repository, so that what it says is what is tested.
  public Stack copyOf(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var copy = directory.resolve(folder.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Makes a network or volume that the project only uses; it is removed afterwards.
  public Stack outside(String kind, String name) {
    DockerCli.command(kind, "create", name).succeeds();
    outside.computeIfAbsent(kind, _ -> new ArrayList<>()).add(name);
    return this;
  }

  /// Sets a variable for every program that is run from now on.
  public Stack with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /// Gives every program that is run from now on docker's buildx.
  public Stack withBuildx() {
    return withBuildx("{}");
  }

  /// @param auths the logins of the Docker configuration, as it holds them
  public Stack withBuildx(String auths) {
    var folder = Fetched.buildx().getParent();
    file(
        ".docker/config.json",
        "{\"cliPluginsExtraDirs\": [\"%s\"], \"auths\": %s}".formatted(folder, auths));
    return with("DOCKER_CONFIG", directory.resolve(".docker").toString());
  }

  public Command dhow(String... arguments) {
    return command(Dhow.binary(), arguments);
  }

  /// docker compose 2.40.3.
  public Command peer(String... arguments) {
    return command(Peer.binary(), arguments);
  }

  /// Takes everything down with docker compose. Where the engine holds what a container had of a
  /// network for a moment longer, it gives up, and is asked once more.
  public void peerDown(String... flags) {
    var line = new ArrayList<>(List.of("down"));
    line.addAll(List.of(flags));
    var down = line.toArray(String[]::new);
    var first = peer(down).run();
    if (first.exitCode() != 0) {
      assertThat(first.stderr()).contains("has active endpoints");
      peer(down).succeeds();
    }
  }

  /// Another program, in the folder.
  public Command command(String program, String... arguments) {
    return Command.of(directory, Command.line(program, List.of(arguments))).with(environment);
  }

  /// All containers, also those that do not run, by service and number.
  public List<JsonNode> containers() {
    return DockerCli.inspect("container", mine("ps", "-aq", "--no-trunc")).stream()
        .sorted(
            Comparator.comparing((JsonNode found) -> label(found, SERVICE))
                .thenComparingInt(Stack::number))
        .toList();
  }

  public List<JsonNode> containers(String service) {
    return containers().stream().filter(found -> label(found, SERVICE).equals(service)).toList();
  }

  /// The only container of a service.
  public JsonNode container(String service) {
    var found = containers(service);
    if (found.size() != 1) {
      throw new AssertionError(service + " has " + found.size() + " containers, not one");
    }
    return found.getFirst();
  }

  public String id(String service) {
    return container(service).path("Id").asText();
  }

  public List<String> ids() {
    return containers().stream().map(found -> found.path("Id").asText()).toList();
  }

  /// Such as `running` or `exited`; of all containers of a service, in order.
  public List<String> states(String service) {
    return containers(service).stream()
        .map(found -> found.path("State").path("Status").asText())
        .toList();
  }

  /// Such as `web=running` for each container.
  public List<String> overview() {
    return containers().stream()
        .map(found -> label(found, SERVICE) + "=" + found.path("State").path("Status").asText())
        .toList();
  }

  /// The full names of networks.
  public List<String> networks() {
    return mine("network", "ls", "--format", "{{.Name}}");
  }

  /// The full names of volumes.
  public List<String> volumes() {
    return mine("volume", "ls", "-q");
  }

  public static String label(JsonNode container, String label) {
    return container.path("Config").path("Labels").path(label).asText();
  }

  private static int number(JsonNode container) {
    return Optional.of(label(container, NUMBER))
        .filter(text -> !text.isEmpty())
        .map(Integer::valueOf)
        .orElse(0);
  }

  /// What a `docker` listing has of this project, such as `mine("ps", "-q")`.
  public List<String> mine(String... listing) {
    return DockerCli.withLabel(PROJECT + "=" + name, listing);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (!shared) {
      removeAll();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    removeAll();
  }

  private void removeAll() {
    removeProject(name);
    outside.forEach((kind, names) -> DockerCli.remove(List.of(kind, "rm"), names));
    try (var files = Files.walk(parent)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Removes what carries a project's label, for tests that make a second one.
  public static void removeProject(String project) {
    var label = PROJECT + "=" + project;
    var containers = DockerCli.withLabel(label, "ps", "-aq");
    var volumes = anonymousVolumes(containers);
    DockerCli.remove(List.of("rm", "-f", "-v"), containers);
    DockerCli.remove(List.of("volume", "rm", "-f"), volumes);
    DockerCli.remove(List.of("network", "rm"), DockerCli.withLabel(label, "network", "ls", "-q"));
    DockerCli.remove(List.of("volume", "rm"), DockerCli.withLabel(label, "volume", "ls", "-q"));
    var noted = DockerCli.withLabel(NOTED + "=" + project, "volume", "ls", "-q");
    DockerCli.remove(List.of("volume", "rm"), noted);
    DockerCli.remove(List.of("rmi", "-f"), DockerCli.withLabel(label, "images", "-q"));
  }

  /// One that was carried over to another container is no longer removed with that.
  private static List<String> anonymousVolumes(List<String> containers) {
    return DockerCli.inspect("container", containers).stream()
        .flatMap(container -> container.path("Mounts").valueStream())
        .map(mount -> mount.path("Name").asText())
        .filter(name -> name.matches("[0-9a-f]{64}"))
        .toList();
  }
}
