import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/// What the engine of the training says of a container, which it keeps as an object with `Id`,
/// `Name`, `Running`, `StartedAt` and `Spec`, the body that it was made of.
@NullMarked
final class TrainingContainer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TrainingContainer() {}

  /// As in a list of containers.
  static ObjectNode summary(ObjectNode container) {
    var spec = container.path("Spec");
    var running = container.path("Running").asBoolean();
    var summary = JSON.createObjectNode();
    summary.put("Id", container.path("Id").asText());
    summary.putArray("Names").add("/" + container.path("Name").asText());
    summary.put("Image", spec.path("Image").asText());
    summary.put("ImageID", imageId(spec.path("Image").asText()));
    summary.put("Command", "a command so long that it is cut");
    summary.put("Created", Instant.now().getEpochSecond());
    summary.put("State", running ? "running" : "exited");
    var health = spec.has("Healthcheck") ? " (healthy)" : "";
    summary.put("Status", running ? "Up 2 seconds" + health : "Exited (0) 2 seconds ago");
    summary.set("Labels", spec.path("Labels"));
    summary.set("Ports", running ? ports(spec) : JSON.createArrayNode());
    summary.set("NetworkSettings", JSON.valueToTree(Map.of("Networks", endpoints(spec))));
    summary.set("Mounts", mounts(spec));
    return summary;
  }

  private static ArrayNode ports(JsonNode spec) {
    var ports = JSON.createArrayNode();
    var published = spec.path("HostConfig").path("PortBindings");
    for (var exposed : spec.path("ExposedPorts").properties()) {
      var target = (exposed.getKey() + "/tcp").split("/", -1);
      if (!published.has(exposed.getKey())) {
        ports.addObject().put("PrivatePort", Integer.parseInt(target[0])).put("Type", target[1]);
      }
    }
    for (var bound : published.properties()) {
      var target = bound.getKey().split("/", -1);
      for (var binding : bound.getValue()) {
        for (var address : List.of("0.0.0.0", "::")) {
          ports
              .addObject()
              .put("IP", address)
              .put("PrivatePort", Integer.parseInt(target[0]))
              .put("PublicPort", binding.path("HostPort").asInt())
              .put("Type", target[1]);
        }
      }
    }
    return ports;
  }

  /// As when it is inspected.
  static ObjectNode inspection(ObjectNode container) {
    var spec = container.path("Spec");
    var running = container.path("Running").asBoolean();
    var state = JSON.createObjectNode();
    state.put("Status", running ? "running" : "exited").put("Running", running).put("ExitCode", 0);
    state.put("StartedAt", container.path("StartedAt").asText("0001-01-01T00:00:00Z"));
    state.put("FinishedAt", "0001-01-01T00:00:00Z");
    if (spec.has("Healthcheck")) {
      var probe = Map.of("Start", "2026-01-01T00:00:00Z", "ExitCode", 0, "Output", "fine");
      state.set("Health", JSON.valueToTree(Map.of("Status", "starting", "Log", List.of(probe))));
    }
    var inspection = JSON.createObjectNode();
    inspection.put("Id", container.path("Id").asText());
    inspection.put("Name", "/" + container.path("Name").asText());
    inspection.put("Image", imageId(spec.path("Image").asText()));
    inspection.put("Created", Instant.now().toString());
    inspection.put("RestartCount", 0);
    inspection.set("State", state);
    inspection.set("Config", spec);
    inspection.set("HostConfig", spec.path("HostConfig"));
    inspection.set("NetworkSettings", JSON.valueToTree(Map.of("Networks", endpoints(spec))));
    inspection.set("Mounts", mounts(spec));
    return inspection;
  }

  private static ObjectNode endpoints(JsonNode spec) {
    var endpoints = JSON.createObjectNode();
    spec.path("NetworkingConfig")
        .path("EndpointsConfig")
        .fieldNames()
        .forEachRemaining(name -> endpoints.putObject(name).put("NetworkID", name));
    return endpoints;
  }

  private static JsonNode mounts(JsonNode spec) {
    var mounts = JSON.createArrayNode();
    for (var bind : spec.path("HostConfig").path("Binds")) {
      var parts = bind.asText().split(":", -1);
      var type = parts[0].startsWith("/") ? "bind" : "volume";
      var mount = mounts.addObject().put("Type", type).put("Name", parts[0]);
      mount.put("Source", parts[0]).put("Destination", parts[1]).put("RW", !parts[2].equals("ro"));
    }
    return mounts;
  }

  /// Of an image that is called so.
  static String imageId(String name) {
    return "sha256:%064x".formatted(name.hashCode() & 0xffffffffL);
  }
}
