package dev.dhow.it;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dhow.it.harness.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What the engine says of a thing, flattened to one text for each field, without all that differs
/// between two things that were made alike.
final class Inspection {
  /// Fields that are no two times the same.
  private static final Pattern CHANCE =
      Pattern.compile(
          "/(Id|Created|CreatedAt|State|ResolvConfPath|HostnamePath|HostsPath|LogPath|GraphDriver|ExecIDs)"
              + "|/NetworkSettings/(SandboxID|SandboxKey|EndpointID|IPAddress|Gateway)"
              + "|/NetworkSettings/Networks/[^/]+/(NetworkID|EndpointID)"
              // Addresses are handed out in the order of starting.
              + "|/NetworkSettings/Networks/[^/]+/(IPAddress|IPPrefixLen|Gateway|GlobalIPv6Address|IPv6Gateway)"
              // Who is attached to a network at the moment.
              + "|/Containers"
              // dhow notes more than docker compose does.
              + "|(/Config)?/Labels/dev\\.dhow\\..*");

  /// Lists that mean the same in any order.
  private static final Pattern UNORDERED =
      Pattern.compile(
          "/Mounts|/HostConfig/(Mounts|Binds|Ulimits|ExtraHosts|Links)|/Config/Env"
              + "|/NetworkSettings/Networks/[^/]+/(Aliases|DNSNames|Links)");

  /// Addresses that the engine makes up have other beginnings.
  private static final String DECLARED_MAC_ADDRESS = "02:42:ac:11:65";

  private static final Pattern ANONYMOUS = Pattern.compile("\\b[0-9a-f]{64}\\b");

  private final SortedMap<String, String> fields = new TreeMap<>();

  private final Pattern id;

  /// @param id a container is called by its short id here and there
  private Inspection(String id) {
    this.id = Pattern.compile(Pattern.quote(id));
  }

  /// A network or a volume.
  static SortedMap<String, String> of(JsonNode thing) {
    var fields = of(thing, "no id");
    // Addresses that no file asked for are handed out by the engine.
    fields.computeIfPresent(
        "/IPAM/Config",
        (_, text) ->
            text.replaceAll("\"(172|192)\\.[0-9./]*\"", "<free>")
                .replaceAll("\"fd(?!00)[0-9a-f:/]*\"", "<free>"));
    return fields;
  }

  static SortedMap<String, String> ofContainer(JsonNode container) {
    var fields = of(container, container.path("Id").asText().substring(0, 12));
    // docker compose writes these in random order.
    fields.computeIfPresent(
        "/Config/Labels/com.docker.compose.depends_on",
        (_, text) -> String.join(",", sorted(List.of(text.split(",")))));
    // Whoever shares with another container is called like it, and its hash has the other's id.
    if (container.path("HostConfig").toString().matches(".*\"(container:)?[0-9a-f]{64}\".*")) {
      fields.remove("/Config/Hostname");
      fields.remove("/Config/Labels/com.docker.compose.config-hash");
    }
    // Free ports are handed out by the engine.
    if (Stack.label(container, "com.docker.compose.service").equals("ports")) {
      fields.keySet().removeIf(path -> path.startsWith("/NetworkSettings/Ports/82/tcp"));
    }
    return fields;
  }

  private static SortedMap<String, String> of(JsonNode thing, String id) {
    var inspection = new Inspection(id);
    inspection.add("", thing);
    return inspection.fields;
  }

  private void add(String path, JsonNode value) {
    if (CHANCE.matcher(path).matches() || isNothing(value) || isMadeUp(path, value)) {
      return;
    }
    if (value.isObject()) {
      value.properties().forEach(entry -> add(path + "/" + entry.getKey(), entry.getValue()));
    } else if (value.isArray() && UNORDERED.matcher(path).matches()) {
      var texts = new ArrayList<String>();
      value.forEach(each -> texts.add(text(each)));
      fields.put(path, sorted(texts).toString());
    } else {
      fields.put(path, text(value));
    }
  }

  private static boolean isMadeUp(String path, JsonNode value) {
    return path.endsWith("/MacAddress") && !value.asText().startsWith(DECLARED_MAC_ADDRESS);
  }

  /// The engine tells apart whether nothing was asked for or an empty list; that means the same.
  private static boolean isNothing(JsonNode value) {
    return value.isNull() || (value.isContainerNode() && value.isEmpty());
  }

  /// The name of an anonymous volume is chance; that of an image is not.
  private String text(JsonNode value) {
    var text = value.isValueNode() ? value.asText() : value.toString();
    if (text.startsWith("sha256:") || text.matches("[0-9a-f]{64}")) {
      return text;
    }
    return id.matcher(ANONYMOUS.matcher(text).replaceAll("<anonymous>")).replaceAll("<id>");
  }

  private static List<String> sorted(List<String> texts) {
    return texts.stream().sorted().toList();
  }
}
