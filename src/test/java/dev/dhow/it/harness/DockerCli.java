package dev.dhow.it.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The engine as the `docker` command sees it: the truth that dhow's work is compared with.
public final class DockerCli {
  /// Where a test is to be left out on an [old][#isOld] engine.
  public static final String OLD = "dev.dhow.it.harness.DockerCli#isOld";

  private static final ObjectMapper JSON = new ObjectMapper();

  /// Of Docker Engine 25, in which much is new.
  private static final int OLD_API = 44;

  private DockerCli() {}

  public static void requireEngine() {
    var asked = command("version", "--format", "{{.Server.Version}}").run();
    if (asked.exitCode() != 0) {
      throw new AssertionError(
          "no engine answers, and these tests need one: dev/test brings it up\n" + asked);
    }
  }

  /// Whether the engine is Docker Engine 20.10, the oldest that dhow knows, or not much newer.
  public static boolean isOld() {
    var version = lines("version", "--format", "{{.Server.APIVersion}}").getFirst();
    return Integer.parseInt(version.substring(version.indexOf('.') + 1)) < OLD_API;
  }

  /// The `docker` on the path, which `dev/test` puts there.
  public static Command command(String... arguments) {
    return Command.of(Path.of("").toAbsolutePath(), Command.line("docker", List.of(arguments)));
  }

  /// Lines of standard output.
  public static List<String> lines(String... arguments) {
    return command(arguments).succeeds().lines();
  }

  /// One description for each name; none may be missing.
  public static List<JsonNode> inspect(String kind, List<String> names) {
    if (names.isEmpty()) {
      return List.of();
    }
    var arguments = new ArrayList<>(List.of("inspect", "--type", kind));
    arguments.addAll(names);
    var described = new ArrayList<JsonNode>();
    json(command(arguments.toArray(String[]::new)).succeeds().stdout()).forEach(described::add);
    return described;
  }

  public static boolean exists(String kind, String name) {
    return command("inspect", "--type", kind, name).run().exitCode() == 0;
  }

  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }

  /// Removes things by force; those that are gone already are no problem.
  static void remove(List<String> command, List<String> names) {
    if (!names.isEmpty()) {
      var line = new ArrayList<>(command);
      line.addAll(names);
      command(line.toArray(String[]::new)).run();
    }
  }

  static List<String> withLabel(String label, String... listing) {
    var line = new ArrayList<>(Arrays.asList(listing));
    line.addAll(List.of("--filter", "label=" + label));
    return lines(line.toArray(String[]::new));
  }
}
